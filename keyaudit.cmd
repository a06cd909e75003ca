@echo off
rem Runs keyaudit from its sources, after building it if it was not built yet. Takes a JDK from 17 on and nothing else.
rem After the sources changed, delete cli\target\keyaudit.jar.
setlocal
set "KEYAUDIT_JAR=%~dp0cli\target\keyaudit.jar"
if exist "%KEYAUDIT_JAR%" goto run

echo keyaudit: downloads and builds, which takes some minutes the first time >&2
call "%~dp0mvnw.cmd" -f "%~dp0pom.xml" -q -B -DskipTests -Dspotless.check.skip -pl cli -am package >&2
if errorlevel 1 (
  echo keyaudit: the build failed, see above >&2
  exit /b 2
)

:run
call "%~dp0distribution\src\main\dist\bin\keyaudit.cmd" %*
exit /b %ERRORLEVEL%

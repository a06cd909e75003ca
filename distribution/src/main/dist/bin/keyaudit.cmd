@echo off
rem Runs keyaudit. Takes a Java runtime from 17 on and nothing else.
rem
rem   JAVA_HOME      the Java to use, else the one on the PATH
rem   KEYAUDIT_OPTS  options of the JVM, in place of those below
setlocal

if not defined KEYAUDIT_JAR set "KEYAUDIT_JAR=%~dp0..\lib\keyaudit.jar"
if not exist "%KEYAUDIT_JAR%" (
  echo keyaudit: "%KEYAUDIT_JAR%" is missing; unpack the archive of keyaudit again >&2
  exit /b 2
)

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo keyaudit: no Java found; install Java, 17 or later, and set JAVA_HOME or PATH >&2
  exit /b 2
)

if not defined KEYAUDIT_OPTS set "KEYAUDIT_OPTS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -XX:-UsePerfData"

"%JAVA%" %KEYAUDIT_OPTS% -cp "%KEYAUDIT_JAR%" io.keyaudit.cli.Main %*
exit /b %ERRORLEVEL%

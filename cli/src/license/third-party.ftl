keyaudit.jar contains these components. The texts of their licences are in the jar, under META-INF.

<#list dependencyMap as component>
<#assign project = component.getKey()/>
<#if project.groupId != "io.keyaudit">
${project.groupId}:${project.artifactId}:${project.version}
    ${component.getValue()?join(", ")}
    ${project.url!"no address given"}
</#if>
</#list>

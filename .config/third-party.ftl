<#-- SPDX-License-Identifier: AGPL-3.0-or-later -->
<#list dependencyMap as entry>
${entry.getKey().groupId}:${entry.getKey().artifactId}	${entry.getKey().version}	<#list entry.getValue() as licence>${licence}<#sep>	</#list>
</#list>

<#
.SYNOPSIS
Registers the API in Entra ID, with its app roles, for the tenants of all partners. See README.md. The file register-entra takes the same steps in bash.
.DESCRIPTION
It can be run again: it then brings the registration up to date.
.PARAMETER Partner
The partner that runs the program, and whose tenant you are signed in to: POL.
.PARAMETER Name
The name of the registration.
.PARAMETER Tenant
The tenants of further partners, each as <id>=<code>.
.PARAMETER DryRun
Changes nothing; prints what it would run.
#>
#Requires -Version 7.4
param(
    [Parameter(Mandatory)] [string] $Partner,
    [string] $Name = 'CoProduction',
    [string[]] $Tenant = @(),
    [switch] $DryRun
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module (Join-Path $PSScriptRoot steps.psm1) -Force

if ($Partner -cnotmatch '^[A-Z]{3}$') {
    Stop-Script 'Name the partner that runs the program with -Partner: three capital letters, such as POL.'
}
foreach ($each in $Tenant) {
    if ($each -cnotmatch '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}=[A-Z]{3}$') {
        Stop-Script "'$each' is not a tenant and its partner, such as 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d=JPN."
    }
}

Assert-Azure
$own = az account show --query tenantId --output tsv
$client = @(az ad app list --display-name $Name --query "[?displayName == '$Name'].appId" --output tsv)
if ($client.Count -gt 1) {
    Stop-Script "There are several registrations with the name ${Name}: choose another -Name."
}
if ($client.Count -eq 0) {
    if ($DryRun) {
        Invoke-Change -DryRun @('az', 'ad', 'app', 'create', '--display-name', $Name, '--sign-in-audience', 'AzureADMultipleOrgs')
        $client = '<client id>'
    }
    else {
        $client = az ad app create --display-name $Name --sign-in-audience AzureADMultipleOrgs --query appId --output tsv
    }
}

# The version of tokens, the app roles.
Invoke-Change -DryRun:$DryRun @(
    'az', 'rest', '--method', 'PATCH', '--uri', "https://graph.microsoft.com/v1.0/applications(appId='$client')",
    '--headers', 'Content-Type=application/json', '--body', "@$PSScriptRoot/entra/application.json")
Invoke-Change -DryRun:$DryRun @('az', 'ad', 'app', 'update', '--id', "$client", '--identifier-uris', "api://$client")

# Only people and programs that have a role get a token.
if ("$client" -eq '<client id>' -or -not (Test-Native { az ad sp show --id "$client" --query id --output tsv })) {
    Invoke-Change -DryRun:$DryRun @('az', 'ad', 'sp', 'create', '--id', "$client")
}
Invoke-Change -DryRun:$DryRun @('az', 'ad', 'sp', 'update', '--id', "$client", '--set', 'appRoleAssignmentRequired=true')

$all = @("`"$own`":`"$Partner`"") + @($Tenant | ForEach-Object { $id, $code = $_ -split '='; "`"$id`":`"$code`"" })
Write-Output @"

For the values of a deployment, such as .local/prod.env:

COPRODUCTION_AUDIENCE=$client
COPRODUCTION_TENANTS={$($all -join ',')}
COPRODUCTION_HOST=$Partner

"@
foreach ($each in $Tenant) {
    $id, $code = $each -split '='
    Write-Output "An administrator of $code consents at https://login.microsoftonline.com/$id/adminconsent?client_id=$client"
}
Write-Output 'Then assign the app roles to people and programs: Entra ID, Enterprise applications, Users and groups.'

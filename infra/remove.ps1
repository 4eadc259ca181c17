<#
.SYNOPSIS
Deletes the resource group of a deployment, with all its data. See README.md. The file remove takes the same steps in bash.
.DESCRIPTION
Make a backup first: backup.ps1. What is deleted does not come back.
.PARAMETER Group
The resource group.
.PARAMETER Confirm
The name of the resource group once more, so that the script does not ask for it.
.PARAMETER DryRun
Changes nothing; prints what it would run.
#>
#Requires -Version 7.4
param(
    [Parameter(Mandatory)] [string] $Group,
    [string] $Confirm,
    [switch] $DryRun
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module (Join-Path $PSScriptRoot steps.psm1) -Force

$sealedContainers = 'coproduction-published', 'coproduction-snapshots', 'coproduction-audit'

Assert-Azure
if ((az group exists --name $Group) -ne 'true') {
    Stop-Script "There is no resource group $Group."
}
Write-Output "$Group has these resources:"
az resource list --resource-group $Group --query '[].[type, name]' --output tsv
$storage = Get-StorageAccount $Group
if (-not $storage) {
    Stop-Script "$Group has no storage account of CoProduction, so this script does not delete it."
}

function Get-Policy([string] $Container, [string] $Query) {
    az storage container immutability-policy show --account-name $storage --container-name $Container --resource-group $Group --query $Query --output tsv
}
foreach ($container in $sealedContainers) {
    if ((Get-Policy $container state) -eq 'Locked') {
        Stop-Script "The policy of $container is locked: nobody can delete the account before its blobs may be deleted. Nothing was changed."
    }
}

if (-not $DryRun) {
    if (-not $Confirm) {
        $Confirm = Read-Host 'All of it will be deleted. Type the name of the resource group to go on'
    }
    if ($Confirm -cne $Group) {
        Stop-Script "The name is '$Confirm', not '$Group'. Nothing was changed."
    }
}

foreach ($lock in @(az lock list --resource-group $Group --query '[].id' --output tsv)) {
    Invoke-Change -DryRun:$DryRun @('az', 'lock', 'delete', '--ids', $lock)
}
foreach ($container in $sealedContainers) {
    $tag = Get-Policy $container etag
    if ($tag) {
        Invoke-Change -DryRun:$DryRun @(
            'az', 'storage', 'container', 'immutability-policy', 'delete', '--account-name', $storage, '--container-name', $container, '--resource-group', $Group, '--if-match', $tag)
    }
}
Invoke-Change -DryRun:$DryRun @('az', 'group', 'delete', '--name', $Group, '--yes')
if (-not $DryRun) {
    Write-Output "$Group is deleted."
}

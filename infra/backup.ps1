<#
.SYNOPSIS
Writes all tables and blobs of the register into a zip. See README.md. The file backup takes the same steps in bash.
.PARAMETER File
The file to write.
.PARAMETER Group
The resource group of the deployment whose storage account is backed up; without it, the account that AzureWebJobsStorage names.
.PARAMETER Program
A CoProduction.Functions.dll to run, instead of building one.
.PARAMETER DryRun
Changes nothing; prints what it would run.
#>
#Requires -Version 7.4
param(
    [Parameter(Mandatory, Position = 0)] [string] $File,
    [string] $Group,
    [string] $Program,
    [switch] $DryRun
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module (Join-Path $PSScriptRoot steps.psm1) -Force

if (Test-Path $File) {
    Stop-Script "$File is there already: name another file."
}

Use-Storage $Group
$Program = Get-CoProduction $Program -DryRun:$DryRun
Invoke-Change -DryRun:$DryRun @('dotnet', $Program, 'backup', $File)

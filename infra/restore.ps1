<#
.SYNOPSIS
Writes the tables and blobs of a backup into an empty storage account. See README.md. The file restore takes the same steps in bash.
.DESCRIPTION
The account must be empty, and no program may run on it: az functionapp stop.
.PARAMETER File
The file to restore.
.PARAMETER Group
The resource group of the deployment into whose storage account it goes; without it, the account that AzureWebJobsStorage names.
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

if (-not (Test-Path $File)) {
    Stop-Script "There is no file $File."
}

Use-Storage $Group
$Program = Get-CoProduction $Program -DryRun:$DryRun
Invoke-Change -DryRun:$DryRun @('dotnet', $Program, 'restore', $File)

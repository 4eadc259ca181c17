# The steps that the scripts of this folder share. They are the same as in steps.sh.
#Requires -Version 7.4

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$script:Root = Split-Path $PSScriptRoot

# Ends the script with a sentence.
function Stop-Script([string] $Sentence) {
    [Console]::Error.WriteLine($Sentence)
    exit 1
}

# Runs a command that changes something; with -DryRun, prints it instead.
function Invoke-Change([switch] $DryRun, [string[]] $Command) {
    if ($DryRun) {
        Write-Output "Would run: $($Command -join ' ')"
    }
    else {
        $name, $arguments = $Command
        & $name @arguments
    }
}

function Assert-Command([string] $Name, [string] $From) {
    if (-not (Get-Command $Name -ErrorAction Ignore)) {
        Stop-Script "$Name is missing: install it from $From."
    }
}

# Whether a command that only looks succeeds.
function Test-Native([scriptblock] $Look) {
    try {
        & $Look 2>$null | Out-Null
        $true
    }
    catch [System.Management.Automation.NativeCommandExitException] {
        $false
    }
}

# What a command that only looks prints; nothing if it fails.
function Get-Found([scriptblock] $Look) {
    try {
        & $Look 2>$null
    }
    catch [System.Management.Automation.NativeCommandExitException] {
    }
}

# The Azure CLI is new enough and signed in. Says which subscription it uses.
function Assert-Azure {
    $least = [version]'2.60.0'
    Assert-Command az https://aka.ms/azure-cli
    $version = az version --query '"azure-cli"' --output tsv
    if ([version]$version -lt $least) {
        Stop-Script "The Azure CLI is $version, but Flex Consumption needs $least or newer: run 'az upgrade'."
    }
    $account = Get-Found { az account show --query name --output tsv }
    if (-not $account) {
        Stop-Script "Nobody is signed in: run 'az login'."
    }
    Write-Host "Subscription: $account"
}

# The name of the register's storage account; nothing if the group has none.
function Get-StorageAccount([string] $Group) {
    az storage account list --resource-group $Group --query "[?starts_with(name, 'stcop')].name" --output tsv
}

# Lets the program use the storage account of a group, as the person who is signed in. Without a group, AzureWebJobsStorage counts.
function Use-Storage([string] $Group) {
    if (-not $Group) {
        if (-not ($env:AzureWebJobsStorage -or $env:AzureWebJobsStorage__accountName)) {
            Stop-Script 'No storage account is named: give its resource group with -Group, or set AzureWebJobsStorage.'
        }
        return
    }
    Assert-Azure
    $account = @(Get-StorageAccount $Group)
    if ($account.Count -ne 1) {
        Stop-Script "The resource group $Group has no storage account of CoProduction, or several."
    }
    Write-Host "Storage account: $account"
    $env:AzureWebJobsStorage__accountName = $account[0]
    $env:AzureWebJobsStorage = $null
}

# Finds the program, and builds it unless one is named.
function Get-CoProduction([string] $Program, [switch] $DryRun) {
    Assert-Command dotnet https://dot.net/download
    if (-not $Program) {
        $Program = Join-Path $script:Root functions bin Release net10.0 CoProduction.Functions.dll
        Invoke-Change -DryRun:$DryRun @('dotnet', 'build', (Join-Path $script:Root functions), '--configuration', 'Release', '--nologo', '--verbosity', 'quiet') | Out-Host
    }
    if (-not $DryRun -and -not (Test-Path $Program)) {
        Stop-Script "There is no program at $Program."
    }
    $Program
}

Export-ModuleMember -Function *-*

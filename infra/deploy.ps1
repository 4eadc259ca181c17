<#
.SYNOPSIS
Deploys CoProduction to a resource group. See README.md. The file deploy takes the same steps in bash.
.PARAMETER Environment
dev, test or prod.
.PARAMETER Group
The resource group.
.PARAMETER Location
Where to create the group, if there is none yet: westeurope.
.PARAMETER Values
What only you know, as in environments/sample.env; by default .local/<environment>.env, and what the environment variables say.
.PARAMETER Package
A zip to deploy, instead of publishing the program.
.PARAMETER Yes
Does not ask.
.PARAMETER DryRun
Changes nothing; prints what it would run.
#>
#Requires -Version 7.4
param(
    [Parameter(Mandatory, Position = 0)] [ValidateSet('dev', 'test', 'prod')] [string] $Environment,
    [Parameter(Mandatory)] [string] $Group,
    [string] $Location,
    [string] $Values,
    [string] $Package,
    [switch] $Yes,
    [switch] $DryRun
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Import-Module (Join-Path $PSScriptRoot steps.psm1) -Force
$root = Split-Path $PSScriptRoot

function Confirm-Step([string] $Question) {
    if (-not $Yes -and -not $DryRun -and (Read-Host "$Question Type yes to go on") -cne 'yes') {
        Stop-Script 'Nothing was changed.'
    }
}

# ---- What the deployment needs: values, tools, a login, a region

$own = Join-Path $root .local "$Environment.env"
if (-not $Values -and (Test-Path $own)) {
    $Values = $own
}
if ($Values) {
    if (-not (Test-Path $Values)) {
        Stop-Script "There is no file $Values."
    }
    foreach ($line in Get-Content $Values) {
        if ($line -cmatch '^(COPRODUCTION_\w+)=(.*)$') {
            Set-Item "env:$($Matches[1])" $Matches[2]
        }
    }
}
foreach ($name in 'COPRODUCTION_AUDIENCE', 'COPRODUCTION_TENANTS', 'COPRODUCTION_HOST', 'COPRODUCTION_OWNER', 'COPRODUCTION_ALERTS') {
    if (-not (Get-Item "env:$name" -ErrorAction Ignore)) {
        Stop-Script "$name is not set: see infra/environments/sample.env."
    }
}

Assert-Command dotnet https://dot.net/download
if (-not $Package) {
    # Without it, the program would be published without its dashboard.
    Assert-Command npm https://nodejs.org
}
elseif (-not (Test-Path $Package)) {
    Stop-Script "There is no package $Package."
}
Assert-Azure

$exists = (az group exists --name $Group) -eq 'true'
if ($exists) {
    $found = az group show --name $Group --query location --output tsv
    if ($Location -and $Location -ne $found) {
        Stop-Script "The resource group $Group is in $found, not in $Location."
    }
    $Location = $found
}
if (-not $Location) {
    Stop-Script "There is no resource group ${Group}: name a region for it with -Location."
}
if ($Location -notin @(az functionapp list-flexconsumption-locations --query '[].name' --output tsv)) {
    Stop-Script "Flex Consumption is not offered in ${Location}: 'az functionapp list-flexconsumption-locations' lists the regions."
}
foreach ($provider in 'App', 'Communication', 'Consumption', 'Insights', 'ManagedIdentity', 'Network', 'OperationalInsights', 'Storage', 'Web') {
    if ((az provider show --namespace "Microsoft.$provider" --query registrationState --output tsv) -ne 'Registered') {
        Invoke-Change -DryRun:$DryRun @('az', 'provider', 'register', '--namespace', "Microsoft.$provider", '--wait')
    }
}

# ---- What would change

if (-not $exists) {
    Confirm-Step "The resource group $Group does not exist. It will be created in $Location."
    Invoke-Change -DryRun:$DryRun @('az', 'group', 'create', '--name', $Group, '--location', $Location, '--tags', 'application=CoProduction', "environment=$Environment")
}

# The first month of a budget cannot be changed, and a locked policy cannot be deployed again.
$start = Get-Found { az consumption budget show --budget-name "coproduction-$Environment" --resource-group $Group --query timePeriod.startDate --output tsv }
$env:COPRODUCTION_BUDGET_START = $start ? "$start".Substring(0, 10) : [DateTime]::UtcNow.ToString('yyyy-MM-01', [cultureinfo]::InvariantCulture)
$env:COPRODUCTION_REPORTS_LOCKED = 'false'
$storage = $exists ? (Get-StorageAccount $Group) : $null
if ($storage) {
    $state = az storage container immutability-policy show --account-name $storage --container-name coproduction-published --resource-group $Group --query state --output tsv
    if ($state -eq 'Locked') {
        $env:COPRODUCTION_REPORTS_LOCKED = 'true'
    }
}

$work = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "coproduction-$(New-Guid)")).FullName
try {
    $bicep = $env:BICEP
    if (-not $bicep) {
        dotnet restore (Join-Path $PSScriptRoot bicep) --nologo --verbosity quiet
        $bicep = dotnet msbuild (Join-Path $PSScriptRoot bicep) -nologo -getProperty:BicepCompiler
    }
    & $bicep build (Join-Path $PSScriptRoot main.bicep) --outfile "$work/main.json"
    & $bicep build-params (Join-Path $PSScriptRoot environments "$Environment.bicepparam") --outfile "$work/parameters.json"

    if ($exists -or -not $DryRun) {
        az deployment group what-if --resource-group $Group --template-file "$work/main.json" --parameters "@$work/parameters.json"
    }
    else {
        Write-Output 'What would change cannot be shown before there is a group: everything is new.'
    }
    Confirm-Step "Deploy this to ${Group}?"

    # ---- Publish, deploy, upload

    if (-not $Package) {
        $folder = Join-Path $root .local publish
        $Package = Join-Path $root .local publish.zip
        if (-not $DryRun) {
            Remove-Item $folder, $Package -Recurse -Force -ErrorAction Ignore
        }
        Invoke-Change -DryRun:$DryRun @(
            'dotnet', 'publish', (Join-Path $root functions), '--configuration', 'Release', '--runtime', 'linux-x64', '--self-contained', 'false', '-p:PublishReadyToRun=true',
            '--nologo', '--verbosity', 'quiet', '--output', $folder)
        if (-not $DryRun) {
            # Compress-Archive would leave out the folder whose name begins with a dot.
            [IO.Compression.ZipFile]::CreateFromDirectory($folder, $Package)
        }
    }

    if ($DryRun) {
        Invoke-Change -DryRun @('az', 'deployment', 'group', 'create', '--resource-group', $Group, '--name', 'coproduction', '--template-file', 'main.json', '--parameters', '@parameters.json')
        Invoke-Change -DryRun @('az', 'functionapp', 'deployment', 'source', 'config-zip', '--resource-group', $Group, '--name', "coproduction-$Environment-…", '--src', $Package)
        Write-Output 'Nothing was changed.'
        exit
    }
    Write-Output "Deploying to $Group"
    $name, $address = az deployment group create --resource-group $Group --name coproduction --template-file "$work/main.json" `
        --parameters "@$work/parameters.json" --query '[properties.outputs.programName.value, properties.outputs.address.value]' --output tsv
    Write-Output "Uploading the program to $name"
    az functionapp deployment source config-zip --resource-group $Group --name $name --src $Package
}
finally {
    Remove-Item $work -Recurse -Force
}

# ---- Wait and ask. The roles of a new identity take some minutes to be known everywhere.

function Get-Status([string] $Url) {
    try {
        (Invoke-WebRequest $Url -SkipHttpErrorCheck -TimeoutSec 30).StatusCode
    }
    catch [System.Net.Http.HttpRequestException], [System.OperationCanceledException] {
        0
    }
}

function Assert-Answer([string] $Path, [int] $Expected) {
    $found = Get-Status "$address$Path"
    if ($found -ne $Expected) {
        Stop-Script "$address$Path answers $found, but should answer $Expected. See infra/OPERATIONS.md."
    }
}

Write-Output "Waiting for $address"
for ($second = 0; (Get-Status "$address/api/health/ready") -ne 200; $second += 5) {
    if ($second -ge 895) {
        Stop-Script "$address did not become ready in 15 minutes. 'az webapp log tail --name $name --resource-group $Group' shows its log."
    }
    Start-Sleep -Seconds 5
}
Assert-Answer /api/openapi.json 200
Assert-Answer /api/v1/factories 401
Write-Output "CoProduction is ready: $address"

# shellcheck shell=bash
# The steps that the scripts of this folder share. They are the same as in steps.psm1. Runs on bash 3.2 and newer.

infra=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$infra")
dry_run=''

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# change <command …>: runs a command that changes something; with --dry-run, prints it instead.
change() {
  if [[ -z $dry_run ]]; then
    "$@"
  else
    printf 'Would run:'
    printf ' %q' "$@"
    printf '\n'
  fi
}

# value <option> <value …>: the value of an option, which must not be missing.
value() {
  [[ $# -gt 1 && $2 != --* ]] || fail "The option $1 needs a value: --help says which."
  printf '%s' "$2"
}

# once <what> <earlier> <now>: a word of the command line must not be given twice.
once() { [[ -z $2 ]] || fail "Name one $1, not both $2 and $3."; }

need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: install it from $2."; }

# need_azure: the Azure CLI is new enough and signed in. Says which subscription it uses.
need_azure() {
  local version least=2.60.0 account
  need az https://aka.ms/azure-cli
  version=$(az version --query '"azure-cli"' --output tsv)
  [[ $(printf '%s\n' "$least" "$version" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1) == "$least" ]] ||
    fail "The Azure CLI is $version, but Flex Consumption needs $least or newer: run 'az upgrade'."
  account=$(az account show --query name --output tsv 2>/dev/null) || fail "Nobody is signed in: run 'az login'."
  say "Subscription: $account"
}

# storage_account <group>: the name of the register's storage account; nothing if the group has none.
storage_account() {
  az storage account list --resource-group "$1" --query "[?starts_with(name, 'stcop')].name" --output tsv
}

# use_storage <group>: lets the program use the storage account of a group, as the person who is signed in. Without a group, AzureWebJobsStorage counts.
use_storage() {
  if [[ -z $1 ]]; then
    [[ -n ${AzureWebJobsStorage:-}${AzureWebJobsStorage__accountName:-} ]] ||
      fail 'No storage account is named: give its resource group with --group, or set AzureWebJobsStorage.'
    return
  fi
  need_azure
  AzureWebJobsStorage__accountName=$(storage_account "$1")
  [[ -n $AzureWebJobsStorage__accountName && $AzureWebJobsStorage__accountName != *$'\n'* ]] ||
    fail "The resource group $1 has no storage account of CoProduction, or several."
  say "Storage account: $AzureWebJobsStorage__accountName"
  export AzureWebJobsStorage__accountName
  unset AzureWebJobsStorage
}

# need_program: finds the program, and builds it unless --program names one. Sets program.
need_program() {
  need dotnet https://dot.net/download
  if [[ -z $program ]]; then
    program=$root/functions/bin/Release/net10.0/CoProduction.Functions.dll
    change dotnet build "$root/functions" --configuration Release --nologo --verbosity quiet
  fi
  [[ -n $dry_run || -f $program ]] || fail "There is no program at $program."
}

import { Tags } from 'types.bicep'

@description('The name of the network.')
@minLength(2)
@maxLength(64)
param name string

@description('Its region.')
param location string

@description('Its tags.')
param tags Tags

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.71.0.0/24'] }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: '10.71.0.0/25'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.71.0.128/26', privateEndpointNetworkPolicies: 'Enabled' }
      }
    ]
  }

  resource functions 'subnets' existing = {
    name: 'functions'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

@description('The resource id of the network.')
output id string = network.id

@description('The subnet that the instances of the program join.')
output functionsSubnetId string = network::functions.id

@description('The subnet of the private endpoints.')
output endpointsSubnetId string = network::endpoints.id

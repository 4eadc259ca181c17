import { Tags } from 'types.bicep'

@description('What the names of the endpoints begin with.')
@minLength(2)
@maxLength(56)
param name string

@description('Their region.')
param location string

@description('Their tags.')
param tags Tags

@description('The network that resolves the private addresses.')
param networkId string

@description('The subnet of the endpoints.')
param subnetId string

@description('The resource id of the storage account.')
param storageId string

@description('The resource id of the Function App.')
param siteId string

@description('Whether the Function App has an endpoint, too.')
param includesSite bool

@description('A private endpoint and the zone that holds its address.')
type Endpoint = {
  @description('The part of the resource that it leads to.')
  part: 'blob' | 'queue' | 'table' | 'sites'

  @description('The DNS zone.')
  zone: string
}

@description('The endpoints of the storage account.')
var ofStorage Endpoint[] = [
  { part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { part: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { part: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
]

@description('The endpoint of the Function App.')
var ofSite Endpoint[] = !includesSite ? [] : [{ part: 'sites', zone: 'privatelink.azurewebsites.net' }]

@description('All endpoints.')
var all Endpoint[] = concat(ofStorage, ofSite)

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for each in all: {
    name: each.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (each, index) in all: {
    parent: zones[index]
    name: name
    location: 'global'
    tags: tags
    properties: { virtualNetwork: { id: networkId }, registrationEnabled: false }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2026-03-01' = [
  for each in all: {
    name: '${name}-${each.part}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: each.part
          properties: { privateLinkServiceId: each.part == 'sites' ? siteId : storageId, groupIds: [each.part] }
        }
      ]
    }
  }
]

resource groups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-03-01' = [
  for (each, index) in all: {
    parent: endpoints[index]
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: each.part, properties: { privateDnsZoneId: zones[index].id } }] }
  }
]

import { Tags } from 'types.bicep'

@description('The name of the identity.')
@minLength(3)
@maxLength(128)
param name string

@description('Its region.')
param location string

@description('Its tags.')
param tags Tags

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The resource id of the identity.')
output id string = identity.id

@description('The object id, which roles are assigned to.')
output principalId string = identity.properties.principalId

@description('The client id, by which the program chooses the identity.')
output clientId string = identity.properties.clientId

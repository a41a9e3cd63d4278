// The record in Cosmos DB and the files in Blob Storage, for one deployment of Waymark. Holds no secret: the bot
// opens both with its managed identity, keys are switched off, and it may read and write data but not change accounts.

@description('The region; the resource group\'s own unless told.')
param location string = resourceGroup().location

@description('The principal (object) id of the managed identity that the bot runs as.')
@minLength(36)
@maxLength(36)
param botPrincipalId string

@description('The database that COSMOS_DATABASE names.')
param databaseName string = 'waymark'

@description('The container that BLOB_CONTAINER names.')
param containerName string = 'evidence'

// The same file by which the program makes the container where it holds a key.
var container = loadJsonContent('cosmos-records.json')
var suffix = uniqueString(resourceGroup().id)
var dataContributor = '00000000-0000-0000-0000-000000000002'
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: 'waymark-${suffix}'
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
      }
    ]
    capabilities: [
      {
        name: 'EnableServerless'
      }
    ]
    consistencyPolicy: {
      // Replicas of the bot must see each other's commits at once. In one region that costs reads twice the request units.
      defaultConsistencyLevel: 'Strong'
    }
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: cosmos
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
  }
}

resource records 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'records'
  properties: {
    resource: {
      id: 'records'
      partitionKey: container.partitionKey
      defaultTtl: container.defaultTtl
      indexingPolicy: container.indexingPolicy
    }
  }
}

resource mayKeepRecords 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: cosmos
  name: guid(cosmos.id, botPrincipalId, dataContributor)
  properties: {
    principalId: botPrincipalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${dataContributor}'
    scope: '${cosmos.id}/dbs/${databaseName}/colls/records'
  }
  dependsOn: [
    records
  ]
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'waymark${suffix}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource evidence 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: containerName
  properties: {
    publicAccess: 'None'
  }
}

resource mayKeepFiles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(evidence.id, botPrincipalId, blobContributor)
  scope: evidence
  properties: {
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
  }
}

@description('For COSMOS_ENDPOINT.')
output cosmosEndpoint string = cosmos.properties.documentEndpoint

@description('For BLOB_ENDPOINT.')
output blobEndpoint string = storage.properties.primaryEndpoints.blob

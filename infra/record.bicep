// The record in Cosmos DB. Keys are switched off: the bot's identity may read and write documents, and change no account.

param location string
param suffix string

@allowed([
  'serverless'
  'autoscale'
])
param throughput string
param ceiling int
param zoneRedundant bool
param backup string

@description('Whether it can be reached from outside the virtual network, by whoever holds a role on it.')
param open bool
param botPrincipalId string
param workspaceId string
param tags object

@description('The database that COSMOS_DATABASE names. What was made under another name stays, and with it the role on it.')
param databaseName string

// The same file by which the program makes the container where it holds a key.
var container = loadJsonContent('cosmos-records.json')
// Cosmos DB Built-in Data Contributor: documents, and nothing of the account.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var serverless = throughput == 'serverless'

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: 'waymark-${suffix}'
  location: location
  kind: 'GlobalDocumentDB'
  tags: tags
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    capabilities: serverless ? [
      {
        name: 'EnableServerless'
      }
    ] : []
    consistencyPolicy: {
      // Replicas of the bot must see each other's commits at once. In one region that costs reads twice the request units.
      defaultConsistencyLevel: 'Strong'
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: open ? 'Enabled' : 'Disabled'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backup
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
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: ceiling
      }
    }
  }
}

resource mayKeepRecords 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: cosmos
  name: guid(cosmos.id, databaseName, botPrincipalId, dataContributor)
  properties: {
    principalId: botPrincipalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${dataContributor}'
    scope: '${cosmos.id}/dbs/${databaseName}/colls/records'
  }
  dependsOn: [
    records
  ]
}

// Who changed the account. Single requests are not logged: they would name people's ids, and cost more than the record.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'waymark'
  scope: cosmos
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

output accountId string = cosmos.id
output endpoint string = cosmos.properties.documentEndpoint

// The files that support an action, in Blob Storage. Nothing is public, keys are switched off; what is deleted or
// replaced can be fetched back for two weeks and is then gone for good, so that erasure is real: no versions are kept,
// and no rule deletes, since either would begin another two weeks.

param location string
param suffix string

@allowed([
  'Standard_LRS'
  'Standard_ZRS'
])
param redundancy string

@description('Whether it can be reached from outside the virtual network, by whoever holds a role on it.')
param open bool
param botPrincipalId string
param workspaceId string
param tags object

@description('The container that BLOB_CONTAINER names.')
param containerName string = 'evidence'

// Storage Blob Data Contributor: blobs, and nothing of the account.
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var undoDays = 14

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'waymark${suffix}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  tags: tags
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: open ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: open ? 'Allow' : 'Deny'
      bypass: 'None'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: {
      enabled: true
      days: undoDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: undoDays
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

resource rules 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'seldom-opened'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
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

// Who deleted what: names of files are hashes and say nothing.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'waymark'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

output accountId string = storage.id
output endpoint string = storage.properties.primaryEndpoints.blob

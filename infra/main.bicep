// All of Waymark but the program itself, in one resource group: who the bot is, where its record and files stand, where
// it will run, and what watches it. app.bicep puts the program there. No secret goes in or comes out.
// What it costs, for dev and for production, stands in docs/costs.md.

@description('The region of all that holds data. UK South unless told otherwise.')
param location string = 'uksouth'

@description('The name that people see.')
@maxLength(42)
param botDisplayName string = 'Waymark'

@description('Who is told when something is wrong.')
param operatorEmail string

@description('Record and files are reached from inside a virtual network alone. Adds the price of two private endpoints; cannot be changed later.')
param privateNetwork bool

@description('The record, the files and, with privateNetwork, the program stand in several zones of the region. Cannot be changed later.')
param zoneRedundant bool

@description('How Cosmos DB is billed: by request units used, or by a ceiling that is held ready.')
@allowed([
  'serverless'
  'autoscale'
])
param recordThroughput string

@description('The ceiling of request units a second, where it is autoscale. Its tenth is the least that is billed.')
@minValue(1000)
param recordCeiling int = 1000

@description('How far back the record can be restored to any second: 7 days are free, 30 are billed by size.')
@allowed([
  'Continuous7Days'
  'Continuous30Days'
])
param recordBackup string

@description('The database of the record. Another name makes an empty one beside those that are there, to restore a backup into.')
param recordDatabase string = 'waymark'

@description('For how many days logs are kept; figures and traces are kept for 90 at least.')
@minValue(30)
@maxValue(730)
param logDays int

@description('The most gigabytes of logs, figures and traces that are taken in a day. Beyond it nothing is, until the next day.')
@minValue(1)
param logCeiling int = 1

@description('The application id of an app registration of your own, or none where the managed identity is the bot itself.')
param appRegistrationId string = 'none'

@description('Makes a Key Vault that the program may read secrets of. Only where a certificate is used: nothing else needs one.')
param keyVault bool = false

@description('Put on everything that is made.')
param tags object = {}

var suffix = uniqueString(resourceGroup().id)
var marked = union({ application: 'waymark' }, tags)
var ownRegistration = appRegistrationId != 'none'

module watching 'watching.bicep' = {
  name: 'watching'
  params: {
    location: location
    operatorEmail: operatorEmail
    logDays: logDays
    logCeiling: logCeiling
    identityPrincipalId: identity.outputs.principalId
    tags: marked
  }
}

module identity 'identity.bicep' = {
  name: 'identity'
  params: {
    location: location
    tags: marked
  }
}

module network 'network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    location: location
    tags: marked
  }
}

module record 'record.bicep' = {
  name: 'record'
  params: {
    location: location
    suffix: suffix
    throughput: recordThroughput
    ceiling: recordCeiling
    zoneRedundant: zoneRedundant
    backup: recordBackup
    databaseName: recordDatabase
    open: !privateNetwork
    botPrincipalId: identity.outputs.principalId
    workspaceId: watching.outputs.workspaceId
    tags: marked
  }
}

module files 'files.bicep' = {
  name: 'files'
  params: {
    location: location
    suffix: suffix
    redundancy: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    open: !privateNetwork
    botPrincipalId: identity.outputs.principalId
    workspaceId: watching.outputs.workspaceId
    tags: marked
  }
}

module recordLink 'private-link.bicep' = if (privateNetwork) {
  name: 'record-link'
  params: {
    location: location
    targetId: record.outputs.accountId
    part: 'Sql'
    zone: 'privatelink.documents.azure.com'
    networkId: privateNetwork ? network.outputs.networkId : ''
    subnetId: privateNetwork ? network.outputs.linksSubnetId : ''
    tags: marked
  }
}

module filesLink 'private-link.bicep' = if (privateNetwork) {
  name: 'files-link'
  params: {
    location: location
    targetId: files.outputs.accountId
    part: 'blob'
    zone: 'privatelink.blob.${environment().suffixes.storage}'
    networkId: privateNetwork ? network.outputs.networkId : ''
    subnetId: privateNetwork ? network.outputs.linksSubnetId : ''
    tags: marked
  }
}

module place 'place.bicep' = {
  name: 'place'
  params: {
    location: location
    subnetId: privateNetwork ? network.outputs.appsSubnetId : ''
    zoneRedundant: zoneRedundant && privateNetwork
    workspaceId: watching.outputs.workspaceId
    tags: marked
  }
}

module registry 'registry.bicep' = {
  name: 'registry'
  params: {
    location: location
    suffix: suffix
    pullerPrincipalId: identity.outputs.principalId
    tags: marked
  }
}

module vault 'vault.bicep' = if (keyVault) {
  name: 'vault'
  params: {
    location: location
    suffix: suffix
    readerPrincipalId: identity.outputs.principalId
    workspaceId: watching.outputs.workspaceId
    tags: marked
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    suffix: suffix
    appId: ownRegistration ? appRegistrationId : identity.outputs.clientId
    identityId: ownRegistration ? 'none' : identity.outputs.id
    domain: place.outputs.botDomain
    displayName: botDisplayName
    workspaceId: watching.outputs.workspaceId
    tags: marked
  }
}

// The toolkit writes these into env/.env.NAME, from where app.bicep, the manifest and the next step take them.
output BOT_ID string = ownRegistration ? appRegistrationId : identity.outputs.clientId
output BOT_DOMAIN string = place.outputs.botDomain
output REGISTRY_NAME string = registry.outputs.name
output COSMOS_ENDPOINT string = record.outputs.endpoint
output BLOB_ENDPOINT string = files.outputs.endpoint

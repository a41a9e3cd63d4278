// Registers Waymark with Azure Bot Service, for one tenant, and opens its Teams channel. The registration itself is free.

param suffix string

@description('The application (client) id of the bot: of the managed identity, or of an app registration.')
@minLength(36)
@maxLength(36)
param appId string

@description('The resource id of the managed identity that is the bot, or none for an app registration.')
param identityId string

@description('The public host name of the bot.')
param domain string

@maxLength(42)
param displayName string
param workspaceId string
param tags object

var managed = identityId != 'none'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'waymark-${suffix}'
  // A registration holds no conversation; it is one for the whole world.
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  tags: tags
  properties: {
    displayName: displayName
    endpoint: 'https://${domain}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenant().tenantId
    msaAppType: managed ? 'UserAssignedMSI' : 'SingleTenant'
    msaAppMSIResourceId: managed ? identityId : null
    // Web chat and Direct Line are not used: nothing may sign in with a key.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'waymark'
  scope: bot
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'BotRequest'
        enabled: true
      }
    ]
  }
}

// Registers Waymark with Azure Bot Service, for one tenant, and opens its Teams channel. Holds no secret.

@description('The application (client) id of the bot: of an app registration, or of a managed identity.')
@minLength(36)
@maxLength(36)
param botAppId string

@description('The directory (tenant) id in which the bot is registered.')
@minLength(36)
@maxLength(36)
param botTenantId string

@description('The resource id of the user-assigned managed identity that the bot signs in with, or none for a client secret.')
param botIdentityId string

@description('The public host name of the bot, such as waymark.example.org.')
param botDomain string

@description('The name that people see.')
@maxLength(42)
param botDisplayName string

var managed = botIdentityId != 'none'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'waymark-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${botDomain}/api/messages'
    msaAppId: botAppId
    msaAppTenantId: botTenantId
    msaAppType: managed ? 'UserAssignedMSI' : 'SingleTenant'
    msaAppMSIResourceId: managed ? botIdentityId : null
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

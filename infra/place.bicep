// Where the program will run: a Container Apps environment, whose logs go to the workspace without a key.

param location string

@description('The subnet to run in, or nothing for the platform\'s own network.')
param subnetId string
param zoneRedundant bool
param workspaceId string
param tags object

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: 'waymark'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    // Teams must reach the bot: its door is public, and all behind it is not.
    vnetConfiguration: empty(subnetId) ? null : {
      infrastructureSubnetId: subnetId
      internal: false
    }
    zoneRedundant: zoneRedundant
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'waymark'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

@description('What the host name of the container app will be: app.bicep gives it that name.')
output botDomain string = 'waymark.${environment.properties.defaultDomain}'

// Where logs and figures go, and who is told: nobody sends to it with a key.

param location string
param operatorEmail string
param logDays int
param logCeiling int
param identityPrincipalId string
param tags object

// Monitoring Metrics Publisher: to send figures and traces, and to read none.
var maySend = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'waymark'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
    // What goes wrong in a loop must not cost more than the bot itself.
    workspaceCapping: {
      dailyQuotaGb: logCeiling
    }
    features: {
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'waymark'
  location: location
  kind: 'web'
  tags: tags
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityPrincipalId, maySend)
  scope: insights
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', maySend)
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'waymark-operators'
  location: 'Global'
  tags: tags
  properties: {
    groupShortName: 'waymark'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: operatorEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

output workspaceId string = workspace.id

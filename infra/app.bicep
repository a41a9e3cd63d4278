// The program in the place that main.bicep made, and what raises an alarm about it. Deployed again for each version.
// No secret goes in: a certificate, where one is used, is read from the vault by the program's identity.

@description('The region of the resource group\'s other parts.')
param location string = 'uksouth'

@description('What runs: name:tag of an image in the registry of main.bicep, or the full name of a public one.')
param image string

@description('The registry that main.bicep made.')
param registryName string

@description('The account and the database of the record, and the account of the files.')
param cosmosEndpoint string
param cosmosDatabase string
param blobEndpoint string

@description('The e-mail addresses or sign-in names of the strategy officers, separated by commas.')
param officers string

@description('The tenants that the bot answers to, by id, separated by commas. Its own and no other where none is listed.')
param tenants string = ''

@description('The application id of an app registration of your own, or none where the managed identity is the bot itself.')
param appRegistrationId string = 'none'

@description('The address of a certificate in the vault, such as https://….vault.azure.net/secrets/bot, or none. Without one, an app registration trusts the managed identity.')
param certificateUrl string = 'none'

@description('Replicas that always run. Two, so that one can be lost or renewed unnoticed.')
@minValue(1)
param leastReplicas int

@minValue(1)
@maxValue(20)
param mostReplicas int

@description('Processor and memory of a replica.')
param cores string = '0.5'
param memory string = '1Gi'

@allowed([
  'silent'
  'error'
  'warn'
  'info'
  'debug'
])
param logLevel string = 'info'

@description('Put on everything that is made.')
param tags object = {}

var marked = union({ application: 'waymark' }, tags)
var port = 3978
var stopSeconds = 30
var ownRegistration = appRegistrationId != 'none'
var certified = certificateUrl != 'none'
var ownImage = !contains(image, '/')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: 'waymark'
}

resource place 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: 'waymark'
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: 'waymark'
}

var settings = {
  PORT: string(port)
  WAYMARK_URL: 'https://waymark.${place.properties.defaultDomain}'
  WAYMARK_OFFICERS: officers
  WAYMARK_LOG: logLevel
  MICROSOFT_APP_TYPE: ownRegistration ? 'SingleTenant' : 'UserAssignedMSI'
  MICROSOFT_APP_ID: ownRegistration ? appRegistrationId : identity.properties.clientId
  MICROSOFT_APP_TENANT_ID: tenant().tenantId
  AZURE_CLIENT_ID: identity.properties.clientId
  COSMOS_ENDPOINT: cosmosEndpoint
  COSMOS_DATABASE: cosmosDatabase
  BLOB_ENDPOINT: blobEndpoint
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
}

var listedTenants = !empty(tenants) ? {
  WAYMARK_TENANTS: tenants
} : {}

var trust = ownRegistration && !certified ? {
  MICROSOFT_APP_FEDERATED_CLIENT_ID: identity.properties.clientId
} : {}

var certificate = certified ? [
  {
    name: 'MICROSOFT_APP_CERTIFICATE'
    secretRef: 'certificate'
  }
] : []

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: 'waymark'
  location: location
  tags: marked
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: place.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new version takes over when it is ready; until then the old one answers.
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
        traffic: [
          {
            latestRevision: true
            weight: 100
          }
        ]
      }
      registries: ownImage ? [
        {
          server: registry.properties.loginServer
          identity: identity.id
        }
      ] : []
      secrets: certified ? [
        {
          name: 'certificate'
          keyVaultUrl: certificateUrl
          identity: identity.id
        }
      ] : []
    }
    template: {
      terminationGracePeriodSeconds: stopSeconds
      containers: [
        {
          name: 'waymark'
          image: ownImage ? '${registry.properties.loginServer}/${image}' : image
          resources: {
            cpu: json(cores)
            memory: memory
          }
          env: concat(map(items(union(settings, listedTenants, trust)), one => {
            name: one.key
            value: one.value
          }), certificate)
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 3
              timeoutSeconds: 2
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 2
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
          ]
        }
      ]
      scale: {
        minReplicas: leastReplicas
        maxReplicas: mostReplicas
        rules: [
          {
            name: 'conversations'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    appId: app.id
    leastReplicas: leastReplicas
    cosmosEndpoint: cosmosEndpoint
    tags: marked
  }
}

output BOT_URL string = 'https://${app.properties.configuration.ingress.fqdn}'

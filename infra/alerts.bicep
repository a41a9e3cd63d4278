// What an operator is woken for. Each alarm names what to do in docs/operate.md; the figures are those of its table.

param location string
param appId string
param leastReplicas int
param cosmosEndpoint string
param tags object

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: 'waymark-operators'
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: 'waymark'
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' existing = {
  name: split(split(replace(cosmosEndpoint, '/', ''), ':')[1], '.')[0]
}

var onMetrics = [
  {
    name: 'replicas-down'
    says: 'Fewer replicas run than should.'
    severity: 1
    target: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'Replicas'
    reads: 'Maximum'
    operator: 'LessThan'
    threshold: leastReplicas
    window: 'PT15M'
    dimensions: []
  }
  {
    name: 'restarts'
    says: 'A replica had to be started again more than twice.'
    severity: 2
    target: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'RestartCount'
    reads: 'Maximum'
    operator: 'GreaterThan'
    threshold: 2
    window: 'PT15M'
    dimensions: []
  }
  {
    name: 'errors'
    says: 'The bot answers with server errors.'
    severity: 1
    target: appId
    namespace: 'Microsoft.App/containerapps'
    metric: 'Requests'
    reads: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT15M'
    dimensions: [
      {
        name: 'statusCodeCategory'
        operator: 'Include'
        values: [
          '5xx'
        ]
      }
    ]
  }
  {
    name: 'record-throttled'
    says: 'Cosmos DB turns requests away for want of request units.'
    severity: 2
    target: cosmos.id
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'TotalRequests'
    reads: 'Count'
    operator: 'GreaterThan'
    threshold: 100
    window: 'PT15M'
    dimensions: [
      {
        name: 'StatusCode'
        operator: 'Include'
        values: [
          '429'
        ]
      }
    ]
  }
  {
    name: 'record-unavailable'
    says: 'Cosmos DB does not answer.'
    severity: 1
    target: cosmos.id
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'ServiceAvailability'
    reads: 'Average'
    operator: 'LessThan'
    threshold: 99
    window: 'PT1H'
    dimensions: []
  }
]

var onFigures = [
  {
    name: 'not-ready'
    says: 'A part of the bot has not been ready for five minutes.'
    severity: 1
    window: 'PT15M'
    query: '''
      AppMetrics
      | where Name == 'waymark.ready' and Sum == 0
      | summarize minutes = dcount(bin(TimeGenerated, 1m)) by part = tostring(Properties.part), AppRoleInstance
      | where minutes >= 5
    '''
  }
  {
    name: 'clock-stands'
    says: 'The clock has not looked what is due for five minutes, or nothing has been heard of the bot for ten.'
    severity: 1
    window: 'PT15M'
    query: '''
      AppMetrics
      // What a replica said last stands there for longer than the replica.
      | where Name == 'waymark.clock.beat' and TimeGenerated > ago(10m)
      | summarize arg_max(TimeGenerated, Sum) by AppRoleInstance
      | summarize heard = count(), latest = min(Sum)
      | where heard == 0 or latest > 300
    '''
  }
  {
    name: 'nothing-sent'
    says: 'Messages fell due and none went out: on a working morning nobody is being asked.'
    severity: 1
    window: 'PT2H'
    query: '''
      AppMetrics
      | where Name in ('waymark.messages.due', 'waymark.messages.settled')
      | summarize
          // What has just fallen due is under way, and another replica may have told of its sending a little earlier.
          due = sumif(Sum, Name == 'waymark.messages.due' and TimeGenerated between (ago(110m) .. ago(30m))),
          sent = sumif(Sum, Name == 'waymark.messages.settled' and tostring(Properties.outcome) == 'sent'),
          idle = sumif(Sum, Name == 'waymark.messages.settled' and tostring(Properties.outcome) in ('dropped', 'unreachable'))
      | where due > idle and sent == 0
    '''
  }
  {
    name: 'messages-stuck'
    says: 'Messages are parked, or of unknown fate: waymark outbox lists them.'
    severity: 2
    window: 'PT1H'
    query: '''
      AppMetrics
      | where Name == 'waymark.queue.depth' and tostring(Properties.state) in ('parked', 'unknown')
      | summarize arg_max(TimeGenerated, Sum) by state = tostring(Properties.state), tenant = tostring(Properties.tenant)
      | where Sum > 0
    '''
  }
  {
    name: 'queue-old'
    says: 'A message has waited for more than half an hour.'
    severity: 2
    window: 'PT15M'
    query: '''
      AppMetrics
      | where Name == 'waymark.queue.oldest' and Sum > 1800
    '''
  }
  {
    name: 'no-token'
    says: 'The bot cannot sign in: nothing can be answered or sent.'
    severity: 1
    window: 'PT15M'
    query: '''
      AppMetrics
      | where Name == 'waymark.token.fetches' and tostring(Properties.outcome) == 'failed'
      | summarize failed = sum(Sum)
      | where failed > 2
    '''
  }
  {
    name: 'certificate-ends'
    says: 'The certificate that the bot signs in with ends within 30 days: after that no replica starts.'
    severity: 2
    window: 'PT1H'
    query: '''
      AppMetrics
      | where Name == 'waymark.certificate.left' and Sum < 30
    '''
  }
  {
    name: 'turns-failed'
    says: 'What people said could not be dealt with.'
    severity: 2
    window: 'PT15M'
    query: '''
      AppMetrics
      | where Name == 'waymark.turns' and tostring(Properties.outcome) == 'failed'
      | summarize failed = sum(Sum)
      | where failed > 2
    '''
  }
  {
    name: 'clock-failed'
    says: 'The clock could not finish for a tenant, or a document of the record cannot be read.'
    severity: 2
    window: 'PT1H'
    query: '''
      AppMetrics
      | where Name in ('waymark.tick.failures', 'waymark.store.unreadable') and Sum > 0
    '''
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for one in onMetrics: {
  name: 'waymark-${one.name}'
  location: 'global'
  tags: tags
  properties: {
    description: '${one.says} What to do: docs/operate.md.'
    severity: one.severity
    enabled: true
    scopes: [
      one.target
    ]
    evaluationFrequency: 'PT5M'
    windowSize: one.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: one.name
          metricNamespace: one.namespace
          metricName: one.metric
          dimensions: one.dimensions
          operator: one.operator
          threshold: one.threshold
          timeAggregation: one.reads
          // A figure that is new has no history to be checked against yet.
          skipMetricValidation: true
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}]

resource figureAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for one in onFigures: {
  name: 'waymark-${one.name}'
  location: location
  kind: 'LogAlert'
  tags: tags
  properties: {
    displayName: 'Waymark: ${one.name}'
    description: '${one.says} What to do: docs/operate.md.'
    severity: one.severity
    enabled: true
    scopes: [
      workspace.id
    ]
    evaluationFrequency: 'PT15M'
    windowSize: one.window
    autoMitigate: true
    // The table of figures is there from the first figure on, which is after this.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: one.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        operators.id
      ]
    }
  }
}]

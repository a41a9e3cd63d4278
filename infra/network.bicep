// The virtual network that the program runs in and from which alone the record and the files are reached.

param location string
param tags object

@description('Private addresses: 256 of them, which must not be in use where this network is joined to another.')
param addresses string = '10.60.0.0/24'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'waymark'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addresses
      ]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addresses, 27, 0)
          delegations: [
            {
              name: 'container-apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'links'
        properties: {
          addressPrefix: cidrSubnet(addresses, 27, 1)
        }
      }
    ]
  }
}

output networkId string = network.id
output appsSubnetId string = network.properties.subnets[0].id
output linksSubnetId string = network.properties.subnets[1].id

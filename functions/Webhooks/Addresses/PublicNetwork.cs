using System.Net;
using System.Net.Sockets;

namespace CoProduction.Functions.Webhooks.Addresses;

/// <summary>Tells addresses of the public internet from those that lead into a network of somebody's own, by the registries of IANA for special purposes.</summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            // This network, private, carriers, loopback, link-local.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",

            // Protocols, documentation, relays of 6to4, private, benchmarks, documentation.
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",

            // Multicast, reserved and broadcast.
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>The addresses of the public internet of version 6; all others are reserved, local or multicast.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialGlobal =
    [
        // Protocols with Teredo and documentation, 6to4, documentation.
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Includes(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? Includes(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !Special.Any(network => network.Contains(address))
        : Global.Contains(address) && !SpecialGlobal.Any(network => network.Contains(address));
}

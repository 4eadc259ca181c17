using System.Net;
using System.Net.Sockets;
using CoProduction.Functions.Webhooks;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Where events may be sent.</summary>
public sealed class PublicNetworkTests
{
    [Theory]
    [InlineData("9.9.9.9")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2620:fe::fe")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:9.9.9.9")]
    public void Public_addresses_are_told(string address) => Assert.True(PublicNetwork.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Addresses_that_lead_into_somebodys_own_network_are_not(string address) => Assert.False(PublicNetwork.Includes(IPAddress.Parse(address)));

    [Fact]
    public void Operator_allows_networks_of_its_own_and_no_others()
    {
        var network = new ReceiverNetwork(new WebhookOptions { AllowedNetworks = [IPNetwork.Parse("10.20.0.0/16"), IPNetwork.Parse("fd12:3456::/32")] });

        Assert.All(["10.20.1.1", "::ffff:10.20.1.1", "fd12:3456::1", "9.9.9.9"], address => Assert.True(network.IsAllowed(IPAddress.Parse(address)), address));
        Assert.All(["10.21.0.1", "fd12:3457::1", "127.0.0.1"], address => Assert.False(network.IsAllowed(IPAddress.Parse(address)), address));
    }

    [Fact]
    public async Task Name_that_leads_to_this_machine_is_refused_when_it_is_subscribed_and_again_when_it_is_connected_to()
    {
        var network = new ReceiverNetwork(new WebhookOptions());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = Parsed.As<ReceiverAddress>($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        Assert.True(await network.Refuses(address, default));
        Assert.False(await network.Refuses(Parsed.As<ReceiverAddress>("https://hooks.mod.example/"), default));

        // As if the name had led elsewhere when it was subscribed.
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = network.Connect, UseProxy = false });
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address.Uri));

        Assert.IsType<ForbiddenReceiverException>(fault.InnerException);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("https://hooks.mod.example", true)]
    [InlineData("https://hooks.mod.example:8443/a/b?token=x%20y", true)]
    [InlineData("https://a", true)]
    [InlineData("https://hooks.mod.example:443/", true)]
    [InlineData("https://hooks.mod.example:65536/", false)]
    [InlineData("https://hooks.mod.example:80/", false)]
    [InlineData("https://hooks.mod.example/#here", false)]
    [InlineData("https://anna@hooks.mod.example/", false)]
    [InlineData("https://hooks.mod.example\\@inner/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://hooks..example/", false)]
    [InlineData("http://hooks.mod.example/", false)]
    [InlineData("https://hooks.mod.example/ä", false)]
    public void Address_of_a_receiver_has_a_name_and_no_secrets(string text, bool isRight) => Assert.Equal(isRight, ReceiverAddress.TryParse(text, out _));
}

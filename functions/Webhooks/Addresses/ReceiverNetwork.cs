using System.Net;
using System.Net.Sockets;

namespace CoProduction.Functions.Webhooks.Addresses;

/// <summary>
/// Decides which machines receive events. Every address that a name has must be public, or in a network that the operator allows. What was decided counts for
/// the connection that it was made for: a name that changes its address is looked up and checked again.
/// </summary>
public sealed class ReceiverNetwork(WebhookOptions options)
{
    /// <summary>What an address must be.</summary>
    internal static readonly string Rule =
        $"It must lead to public addresses only, not to this machine, to a private, link-local or reserved network; the operator can allow networks ({WebhookOptions.Section}:{nameof(WebhookOptions.AllowedNetworks)}).";

    private static readonly TimeSpan LongestLookup = TimeSpan.FromSeconds(2);

    /// <summary>Whether an address leads where it must not. A name that nobody knows yet is not refused: nothing is sent to it.</summary>
    public async Task<bool> Refuses(ReceiverAddress receiver, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestLookup);
        try
        {
            return !(await Lookup(receiver.Uri.DnsSafeHost, patience.Token)).All(IsAllowed);
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Connects to a receiver: the callback of the HTTP client.</summary>
    /// <exception cref="ForbiddenReceiverException">The name leads where it must not.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Lookup(context.DnsEndPoint.Host, cancellation);
        if (!addresses.All(IsAllowed))
        {
            throw new ForbiddenReceiverException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return PublicNetwork.Includes(plain) || options.AllowedNetworks.Any(network => network.Contains(plain));
    }

    private static async Task<IPAddress[]> Lookup(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellation);
}

/// <summary>A receiver's name leads where no events may be sent.</summary>
internal sealed class ForbiddenReceiverException() : IOException("The address of the receiver is not allowed.");

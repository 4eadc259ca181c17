using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoProduction.Functions.Http;

/// <summary>Certificate authorities that are trusted beside those of the machine when a connection to another server is made.</summary>
public sealed class TrustedAuthorities
{
    private TrustedAuthorities(X509Certificate2Collection certificates) => Certificates = certificates;

    /// <summary>No others than those of the machine.</summary>
    public static TrustedAuthorities None { get; } = new([]);

    public X509Certificate2Collection Certificates { get; }

    /// <summary>Reads the file of certificates (PEM) that a setting names; absent or empty, there are none.</summary>
    /// <exception cref="RefusedStartException">The file cannot be read, or holds no certificates.</exception>
    public static TrustedAuthorities From(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } path)
        {
            return None;
        }

        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(path);
            return found.Count > 0 ? new TrustedAuthorities(found) : throw Unreadable();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable();
        }

        RefusedStartException Unreadable() => Settings.Wrong($"{section.Path}:{name}", path, "a file with certificates in PEM format that the program can read");
    }

    /// <summary>Whether a server's certificate is trusted: by the machine, or because one of these authorities has signed it. Its name must fit in any case.</summary>
    public bool Trust(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || Certificates.Count == 0 || errors != SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return errors == SslPolicyErrors.None;
        }

        using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.AddRange(Certificates);
        own.ChainPolicy.ExtraStore.AddRange(chain!.ChainPolicy.ExtraStore);
        return own.Build((X509Certificate2)certificate!);
    }
}

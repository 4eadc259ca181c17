using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoProduction.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CoProduction.Functions.Tests.Mail.Carriers;

/// <summary>A certificate authority that nobody trusts but those who are told to.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");
    private readonly X509Certificate2 root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = TimeProvider.System.GetUtcNow();
        root = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        File = Path.Combine(folder.FullName, "authorities.pem");
        System.IO.File.WriteAllText(File, root.ExportCertificatePem());
        Trusted = TrustedAuthorities.From(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Section:TrustedCertificates", (string?)File)]).Build().GetSection("Section"), "TrustedCertificates");
    }

    /// <summary>A file with the certificate of the authority (PEM).</summary>
    public string File { get; }

    public TrustedAuthorities Trusted { get; }

    /// <summary>Signs a certificate for a server.</summary>
    public X509Certificate2 Sign(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(root, now.AddHours(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>The private key of a certificate (PEM).</summary>
    public static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    public void Dispose()
    {
        root.Dispose();
        folder.Delete(recursive: true);
    }
}

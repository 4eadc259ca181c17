using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>A certificate for this machine that no authority has signed, and the file with which a program trusts it.</summary>
internal sealed class ReceiverCertificate : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");

    public ReceiverCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        Certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File = Path.Combine(folder.FullName, "authorities.pem");
        System.IO.File.WriteAllText(File, Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>A file with the certificate (PEM).</summary>
    public string File { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        folder.Delete(recursive: true);
    }
}

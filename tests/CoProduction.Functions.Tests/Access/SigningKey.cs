using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.Access;

/// <summary>An RSA key with which an issuer signs.</summary>
public sealed class SigningKey
{
    private readonly RSA rsa = RSA.Create(2048);

    public string Id { get; } = Guid.NewGuid().ToString("n");

    public string PublicPem => rsa.ExportSubjectPublicKeyInfoPem();

    public byte[] PublicBytes => rsa.ExportSubjectPublicKeyInfo();

    public byte[] Sign(byte[] content) => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public byte[] SignWithPadding(byte[] content) => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    /// <summary>The public part as a JSON web key.</summary>
    public JsonObject Published()
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }
}

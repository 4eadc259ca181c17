using System.Security.Cryptography;
using CoProduction.Functions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Development;

/// <summary>The key by which the development issuer signs, in a file that only its owner reads. Whoever reads it can be any partner.</summary>
internal static class DevelopmentKey
{
    public const string Setting = $"{AccessOptions.Section}:DevelopmentKeyFile";

    private const string FileName = "development-issuer.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>The key in the file that the setting names, or else in the one for this person; made where there is none yet.</summary>
    /// <exception cref="RefusedStartException">It can be neither read nor made.</exception>
    public static ECDsaSecurityKey Open(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } given)
        {
            return At(Path.GetFullPath(given));
        }

        try
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return At(Path.Combine(home.Length > 0 ? home : throw new IOException("There is no home."), "CoProduction", FileName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return At(Path.Combine(Path.GetTempPath(), $"coproduction-{Environment.UserName}", FileName));
        }
    }

    private static ECDsaSecurityKey At(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnersFolder) != 0)
        {
            throw new RefusedStartException($"{path} must be its owner's only, as it holds the key of the development issuer: chmod 600 it.");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new RefusedStartException($"{path} holds no key of the development issuer: delete it, and another is made.");
        }

        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }

    // Nobody may see half a key, and of two programs that start at the same time the second takes the first one's.
    private static void Make(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var made = Path.Combine(folder, $".{Guid.NewGuid():n}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
            options.UnixCreateMode = OwnerOnly;
        }

        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var writer = new StreamWriter(made, options))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(made, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(made);
        }
    }
}

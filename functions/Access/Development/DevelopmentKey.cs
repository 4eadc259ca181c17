using System.Security.Cryptography;
using System.Text;
using CoProduction.Functions.Http;
using Microsoft.IdentityModel.Tokens;

namespace CoProduction.Functions.Access.Development;

/// <summary>
/// The key that the development issuer signs with, in a file that only its owner can read. Anyone who reads it can pose as any partner.
/// </summary>
internal static class DevelopmentKey
{
    public const string Setting = $"{AccessOptions.Section}:DevelopmentKeyFile";

    private const string FileName = "development-issuer.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>
    /// Reads the key from the file that the setting names, or from the file of the current user without the setting. Creates the file if it
    /// does not exist.
    /// </summary>
    /// <exception cref="RefusedStartException">The key can be neither read nor created.</exception>
    public static ECDsaSecurityKey Open(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } path)
        {
            return At(Path.GetFullPath(path));
        }

        try
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return At(Path.Combine(home.Length > 0 ? home : throw new IOException("The user has no home folder."), "CoProduction", FileName));
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
            CreateOnce(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnersFolder) != 0)
        {
            throw new RefusedStartException($"{path} holds the development issuer's key, but others than its owner can use it: run chmod 600 on it.");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new RefusedStartException($"{path} does not hold a key of the development issuer: delete it; the next start creates a new one.");
        }

        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }

    // When several programs start at the same time, the first creates the key and the others read it. Only one may move its file into
    // place, because on Unix a move replaces a file that another program has created since this one looked.
    private static void CreateOnce(string path)
    {
        using var mutex = new Mutex(
            initiallyOwned: false,
            $"coproduction-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))}",
            new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The previous owner was killed while it held the mutex. This program holds it now.
        }

        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    // Written to another file first, so that no program reads half a key.
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():n}");
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
        using (var writer = new StreamWriter(temporary, options))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        File.Move(temporary, path, overwrite: false);
    }
}

using System.Security.Cryptography;
using System.Text;
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
            MakeOnce(path);
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

    // Of programs that start at the same time the first makes the key and the others take it. Only one may move its file into place:
    // on Unix a move replaces a file that has come there since it looked.
    private static void MakeOnce(string path)
    {
        using var turn = new Mutex(
            initiallyOwned: false,
            $"coproduction-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))}",
            new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever had the turn was killed in it. It is this program's now.
        }

        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    // Written elsewhere first, so that nobody sees half a key.
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

        File.Move(made, path, overwrite: false);
    }
}

using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Access.Development;
using CoProduction.Functions.Http;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>
/// <c>token &lt;partner&gt; &lt;role&gt;[,&lt;role&gt;…] [--hours n]</c> prints a token of the development issuer.
/// <c>token samples &lt;folder&gt;</c> writes sample tokens. Both run in Development only.
/// </summary>
internal static class TokenCommand
{
    public const string Usage =
        "token <partner, such as POL> <roles, such as contributor or reader,operator> [--hours <1 to 720>], or token samples <folder>";

    private const int WrongUsage = 2;
    private const string Subject = "development";
    private const int MostHours = 720;

    /// <returns>0 if the command succeeded, 2 if the command line is wrong.</returns>
    /// <exception cref="RefusedStartException">The environment is not Development, or the key can be neither read nor created.</exception>
    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["samples", var folder] when !folder.StartsWith('-'):
                Console.Write(await SampleTokens.Write(Open(), folder, TimeProvider.System.GetUtcNow()));
                return 0;
            case [var partner, var roles, .. var rest] when Caller(partner, roles) is { } caller && Hours(rest) is { } hours:
                Console.WriteLine(Open().Sign(caller, TimeProvider.System.GetUtcNow(), hours));
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Usage: {Usage}");
                return WrongUsage;
        }
    }

    private static DevelopmentIssuer Open()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = CurrentEnvironment.Name,
        });
        return DevelopmentIssuer.Open(builder.Configuration, builder.Environment);
    }

    private static Caller? Caller(string partner, string roles)
    {
        var words = roles.Split(',');
        return CountryCode.TryParse(partner, out var code) && words.All(word => Word.TryParse<Role>(word, out _))
            ? new Caller(code, Subject, words.Select(Word.As<Role>).ToHashSet())
            : null;
    }

    private static TimeSpan? Hours(string[] rest) => rest switch
    {
        [] => SampleTokens.Lifetime,
        ["--hours", var text]
            when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= MostHours =>
            TimeSpan.FromHours(hours),
        _ => null,
    };
}

using System.Net;
using System.Net.Sockets;
using CoProduction.Functions.Tests.Access;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>The messages for a person who starts the program in a way that cannot work.</summary>
public sealed class StartTests
{
    private const string Development = "ASPNETCORE_ENVIRONMENT=Development";
    private const string Issuer = "CoProduction__Access__Issuer=https://issuer.example.org/{tenant}";
    private const string Emulator = "AzureWebJobsStorage=UseDevelopmentStorage=true";

    [Theory]
    [InlineData("No token issuer is configured, and the environment is Production: set CoProduction:Access:Issuer, CoProduction:Access:Audience and CoProduction:Access:Tenants:<tenant id> (as environment variables: CoProduction__Access__Issuer, CoProduction__Access__Audience and CoProduction__Access__Tenants__<tenant id>), or set ASPNETCORE_ENVIRONMENT=Development on your own machine.", Emulator)]
    [InlineData("No token issuer is configured, and the environment is Staging: set CoProduction:Access:Issuer, CoProduction:Access:Audience and CoProduction:Access:Tenants:<tenant id> (as environment variables: CoProduction__Access__Issuer, CoProduction__Access__Audience and CoProduction__Access__Tenants__<tenant id>), or set ASPNETCORE_ENVIRONMENT=Development on your own machine.", Emulator, "ASPNETCORE_ENVIRONMENT=Staging", "AZURE_FUNCTIONS_ENVIRONMENT=Development")]
    [InlineData("The setting CoProduction:Access:Audience is not set (as an environment variable: CoProduction__Access__Audience).", Emulator, Issuer)]
    [InlineData("The setting CoProduction:Access:Tenants names no tenant: set CoProduction__Access__Tenants__<tenant id> to the code of the tenant's partner.", Emulator, Issuer, "CoProduction__Access__Audience=a")]
    [InlineData("No storage is configured: set AzureWebJobsStorage to a connection string (UseDevelopmentStorage=true for the local emulator), or AzureWebJobsStorage__accountName to the name of a storage account.", Development)]
    [InlineData("The setting AzureWebJobsStorage is not a storage connection string.", Development, "AzureWebJobsStorage=AccountName=x;AccountKey=secret")]
    [InlineData("The setting CoProduction:Schedules:ForgetOld is 'nightly', but must be six cron fields, seconds first, in UTC, such as '0 30 2 * * *'.", Development, Emulator, "CoProduction__Schedules__ForgetOld=nightly")]
    [InlineData("The setting CoProduction:Schedules:ForgetOld is '0 3 * * *', but must be six cron fields, seconds first, in UTC, such as '0 30 2 * * *'.", Development, Emulator, "CoProduction__Schedules__ForgetOld=0 3 * * *")]
    public async Task Program_that_must_not_start_says_why_in_one_sentence(string sentence, params string[] settings)
    {
        await using var program = ProgramProcess.Start([], Parsed([.. settings, $"{DevelopmentTokens.KeySetting}={DevelopmentTokens.KeyFile}"]));

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.Equal(sentence, program.Output.Trim());
    }

    [Theory]
    [InlineData("impart")]
    [InlineData("functions")]
    public async Task Unknown_command_is_refused_rather_than_served(string command)
    {
        await using var program = ProgramProcess.Start([command], Parsed(Development, Emulator, $"{DevelopmentTokens.KeySetting}={DevelopmentTokens.KeyFile}"));

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.StartsWith($"There is no command '{command}'.", program.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_names_each_command_and_needs_no_settings(string argument)
    {
        await using var program = ProgramProcess.Start([argument], Parsed());

        Assert.Equal(0, await program.WaitForExitAsync());
        Assert.All(["import <", "export <", "back-test <", "token <"], command => Assert.Contains(command, program.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Taken_port_is_told_in_one_sentence(string address)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var program = ProgramProcess.Start(["--urls", $"http://{address}:{port}"], Parsed(Development, Emulator, $"{DevelopmentTokens.KeySetting}={DevelopmentTokens.KeyFile}"));

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.Equal(
            $"Failed to bind to address http://127.0.0.1:{port}: address already in use: stop the program that listens there, or choose another address with --urls.",
            program.Output.Trim());
    }

    private static Dictionary<string, string?> Parsed(params string[] settings)
        => settings.ToDictionary(setting => setting[..setting.IndexOf('=')], setting => (string?)setting[(setting.IndexOf('=') + 1)..]);
}

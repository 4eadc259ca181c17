using CoProduction.Functions.Tests.Access;
using CoProduction.Functions.Tests.Hosting.FunctionsHost;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>A worker that must not start. The Functions host logs its output and restarts it until it gives up.</summary>
public sealed class FunctionsHostStartTests
{
    [Fact]
    public async Task Worker_with_a_wrong_setting_does_not_call_the_host_and_says_why_in_one_sentence()
    {
        var settings = new Dictionary<string, string?>
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["CoProduction__Schedules__ForgetOld"] = "nightly",
            [DevelopmentTokens.KeySetting] = DevelopmentTokens.KeyFile,
        };

        var folder = await PublishedProgram.Folder;
        var fault = await Assert.ThrowsAsync<WorkerFailedException>(() => FunctionsHostDriver.StartAsync(folder, settings));

        Assert.Equal(1, fault.ExitCode);
        Assert.Equal(
            "The worker ended before it called the host.\n"
            + "The setting CoProduction:Schedules:ForgetOld is 'nightly', but must be six cron fields, seconds first, in UTC, such as '0 30 2 * * *'.",
            fault.Message.ReplaceLineEndings("\n"));
    }
}

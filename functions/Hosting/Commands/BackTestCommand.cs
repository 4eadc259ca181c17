using CoProduction.Functions.GapReports.BackTests;
using CoProduction.Functions.Store;
using CoProduction.Gaps.Promises;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.Hosting.Commands;

/// <summary>
/// <c>back-test &lt;month&gt; [--until &lt;month&gt;]</c> restores the register at the end of a month from its history, runs the calculation as
/// of that month, and scores it by what was observed up to another month.
/// </summary>
internal static class BackTestCommand
{
    public const string Usage = "back-test <month, such as 2025-09> [--until <a later month; by default the current one>]";

    /// <returns>0 if the calculation was scored, 1 if that failed, 2 if the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (Months(arguments) is not var (then, until))
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return CommandHost.WrongUsage;
        }

        return await CommandHost.RunAsync((services, stop) => Run(then, until, services, stop), cancellation);
    }

    private static async Task<int> Run(Month then, Month? until, IServiceProvider services, CancellationToken cancellation)
    {
        var now = until ?? Month.Of(DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        if (now <= then)
        {
            await Console.Error.WriteLineAsync(
                $"{now} is not after {then}, so nothing has been observed yet. Choose an earlier month, or a later one with --until.");
            return CommandHost.Failed;
        }

        var earlier = await services.GetRequiredService<EarlierRegister>().Before(EndOf(then), cancellation);
        if (earlier.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"The register was empty at the end of {then}. Choose a later month.");
            return CommandHost.Failed;
        }

        var later = await services.GetRequiredService<IRegisterReader>().Read(cancellation);
        Console.Write(BackTestText.Of(BackTest.Of(earlier, then, later, now)));
        return 0;
    }

    private static (Month Then, Month? Until)? Months(string[] arguments) => arguments switch
    {
        [var then] when Month.TryParse(then, out var month) => (month, null),
        [var then, "--until", var until] when Month.TryParse(then, out var month) && Month.TryParse(until, out var last) => (month, last),
        _ => null,
    };

    private static DateTimeOffset EndOf(Month month)
    {
        var next = month.Plus(1);
        return new DateTimeOffset(next.Year, next.OfYear, 1, 0, 0, 0, TimeSpan.Zero);
    }
}

using CoProduction.Functions.Exchange.Commands;
using CoProduction.Functions.Registry;
using CoProduction.Gaps.Promises;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.GapReports.BackTests;

/// <summary>
/// <c>back-test &lt;month&gt; [--until &lt;month&gt;]</c> takes the register as it was at the end of a month, out of its history, runs the
/// calculation as of then, and scores it by what has been observed up to another month.
/// </summary>
internal static class BackTestCommand
{
    public const string Usage = "back-test <month, such as 2025-09> [--until <a later month; this one unless given>]";

    /// <returns>0 where it was scored, 1 where it could not be, 2 where the command line is wrong.</returns>
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
            await Console.Error.WriteLineAsync($"{now} is not after {then}: there is nothing yet to hold the calculation against.");
            return CommandHost.Failed;
        }

        var earlier = await services.GetRequiredService<EarlierRegister>().Before(EndOf(then), cancellation);
        if (earlier.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"The register held nothing at the end of {then}.");
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

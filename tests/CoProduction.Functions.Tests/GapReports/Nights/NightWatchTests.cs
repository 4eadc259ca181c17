using System.Diagnostics.Metrics;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Sealing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoProduction.Functions.Tests.GapReports.Nights;

/// <summary>The gauges of two registers that differ only in what is not released to everyone.</summary>
public sealed class NightWatchTests : IAsyncLifetime
{
    private readonly ClockedProgram open = new();
    private readonly ClockedProgram secretive = new();

    public async ValueTask InitializeAsync() => await Task.WhenAll(Fill(open), Fill(secretive));

    [Fact]
    public async Task Gauges_are_the_same_whatever_is_hidden()
    {
        await PublicProduct.AddFactory(secretive, "pol-shared-works", "GBR");
        await PublicProduct.AddFactory(secretive, "pol-own-works");

        var (figures, others) = (await Figures(open), await Figures(secretive));

        Assert.Contains(figures, figure => figure.StartsWith("coproduction.family.gap", StringComparison.Ordinal));
        Assert.Contains(figures, figure => figure.StartsWith("coproduction.family.verdict", StringComparison.Ordinal));
        Assert.Equal(figures, others);
    }

    // Without this test, gauges that never change would pass the one above.
    [Fact]
    public async Task Gauges_follow_what_is_released_to_everyone()
    {
        var before = await Figures(open);
        open.Clock.Now += TimeSpan.FromDays(1);
        await PublicProduct.AddFactory(open, "pol-public-works", "everyone");

        Assert.NotEqual(before, await Figures(open));
    }

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        await secretive.DisposeAsync();
    }

    private static async Task Fill(ClockedProgram program)
    {
        await program.InitializeAsync();
        await PublicProduct.Add(program);
    }

    /// <summary>Publishes a night and reads every gauge of it.</summary>
    private static async Task<IReadOnlyList<string>> Figures(ClockedProgram program)
    {
        await PublicProduct.Publish(program);
        var meters = program.Get<IMeterFactory>();
        using var watch = new NightWatch(program.Get<PublishedReports>(), meters, program.Clock, NullLogger<NightWatch>.Instance);
        await watch.Read(default);
        return Read(meters);
    }

    private static List<string> Read(IMeterFactory meters)
    {
        var figures = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("coproduction.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(Note);
        listener.SetMeasurementEventCallback<int>(Note);
        listener.Start();
        listener.RecordObservableInstruments();
        return figures;

        void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
            figures.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))} {value}");
    }
}

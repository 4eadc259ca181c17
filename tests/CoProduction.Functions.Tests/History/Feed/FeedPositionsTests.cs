using System.Globalization;
using Azure.Data.Tables;
using CoProduction.Functions.History.Feed;
using CoProduction.Functions.Store;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.History.Feed;

/// <summary>Positions in the feed, as programs keep them for their callers.</summary>
public sealed class FeedPositionsTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    private FeedPositions first = null!;
    private FeedPositions second = null!;

    public async ValueTask InitializeAsync()
    {
        var service = new TableServiceClient((await Azurite.Shared).NewAccount());
        (first, second) = (new FeedPositions(service, Parsed.As<StoragePrefix>("tpositions")), new FeedPositions(service, Parsed.As<StoragePrefix>("tpositions")));
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        first?.Dispose();
        second?.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(5_000)]
    public async Task Position_of_any_number_of_streams_has_36_characters_and_every_program_knows_it(int streams)
    {
        var position = Position(streams);

        var text = (await first.Keep(position, default)).ToString();

        Assert.Equal(36, text.Length);
        var found = await second.Find(FeedToken.Parse(text)!, default);
        Assert.Equal(position.Streams, found!.Streams);
        Assert.Equal((position.Sight, position.Day), (found.Sight, found.Day));
        Assert.Equal(text, (await second.Keep(found, default)).ToString());
    }

    [Fact]
    public async Task Positions_that_differ_have_tokens_that_differ()
    {
        var position = Position(3);
        FeedPosition[] others =
        [
            position with { Day = Day.AddDays(1) },
            position with { Sight = "0123456789ac" },
            position with { Streams = Position(2).Streams },
            position with { Streams = Position(4).Streams },
        ];

        Assert.Equal(5, others.Append(position).Select(one => one.Token.ToString()).Distinct().Count());
        Assert.Equal(position.Token, Position(3).Token);
        await first.Keep(position, default);
        foreach (var other in others)
        {
            Assert.Null(await second.Find(other.Token, default));
        }
    }

    [Fact]
    public async Task Token_that_somebody_has_changed_stands_for_nothing()
    {
        var text = (await first.Keep(Position(3), default)).ToString();

        for (var place = 0; place < text.Length; place++)
        {
            var changed = FeedToken.Parse(text[..place] + (text[place] == 'A' ? 'B' : 'A') + text[(place + 1)..]);
            Assert.True(changed is null || await first.Find(changed, default) is null, $"The change at {place} was not seen.");
        }
    }

    [Fact]
    public async Task Positions_of_old_days_are_forgotten_and_later_ones_stay()
    {
        var (old, young) = (Position(3) with { Day = Day.AddDays(-1) }, Position(3));
        await first.Keep(old, default);
        await first.Keep(young, default);

        await first.Forget(Day, default);

        Assert.Null(await second.Find(old.Token, default));
        Assert.NotNull(await second.Find(young.Token, default));
    }

    private static FeedPosition Position(int streams) =>
        new("0123456789ab", Day, Enumerable.Range(0, streams).ToDictionary(
            number => string.Create(CultureInfo.InvariantCulture, $"S{number:D4}"),
            number => (new DateTimeOffset(2026, 11, 29, 8, 0, 0, TimeSpan.Zero).AddTicks(number * 7_777_777L), 1 + (number % 48))));
}

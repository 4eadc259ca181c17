using CoProduction.Functions.Duplicates;

namespace CoProduction.Functions.Tests.Duplicates;

public sealed class SiteIndexTests
{
    private static readonly SiteOutline[] Sites =
    [
        Sketch.Of("Mesko|PGZ Mesko|Skarżysko-Kamienna", "pol-c"),
        Sketch.Of("Mescko|PGZ Mesko|Skarżysko-Kamienna", "pol-b"),
        Sketch.Of("Mesko|PGZ Mesko|Skarzysko-Kamienna", "pol-a"),
        Sketch.Of("Mesko|PGZ Mesko|Skarżysko-Kamienna", "deu-a"),
        Sketch.Of("Mesko|PGZ Mesko|Skarżysko-Kamienna", "pol-m") with { Kind = SiteKind.MroSite },
        Sketch.Of("Dezamet|PGZ Dezamet|Nowa Dęba", "pol-d"),
    ];

    [Fact]
    public void Pairs_come_best_first_and_never_cross_partners_or_kinds() =>
        Assert.Equal(["pol-a pol-c", "pol-a pol-b", "pol-b pol-c"], Ids(new SiteIndex(Sites)));

    [Fact]
    public void The_order_of_the_sites_does_not_matter() =>
        Assert.Equal(new SiteIndex(Sites).Pairs(), new SiteIndex(Sites.Reverse()).Pairs(), (one, other) =>
            (one.First, one.Second, one.Similarity.Score) == (other.First, other.Second, other.Similarity.Score));

    [Fact]
    public void A_new_site_is_told_what_it_looks_like_and_never_itself()
    {
        var index = new SiteIndex(Sites);

        Assert.Equal(["pol-a", "pol-c", "pol-b"], index.Like(Sketch.Of("MESKO|PGZ Mesko|Skarżysko-Kamienna", "pol-new")).Select(found => found.Site.Id.Value));
        Assert.Equal(["pol-a", "pol-b"], index.Like(Sites[0]).Select(found => found.Site.Id.Value));
        Assert.Empty(index.Like(Sketch.Of("Mesko|PGZ Mesko|Skarżysko-Kamienna", "fra-new")));
    }

    [Fact]
    public void A_higher_minimum_leaves_fewer() => Assert.Equal(["pol-a pol-c"], Ids(new SiteIndex(Sites), 0.99));

    [Fact]
    public void The_only_word_of_a_name_may_begin_otherwise_where_operator_and_town_agree() =>
        Assert.Contains("pol-c", new SiteIndex(Sites).Like(Sketch.Of("Mseko|PGZ Mesko|Skarżysko-Kamienna", "pol-new")).Select(found => found.Site.Id.Value));

    [Fact]
    public void Twins_are_found_among_thousands_of_sites_that_are_called_nearly_alike()
    {
        SiteOutline[] many =
        [
            .. Enumerable.Range(0, 5_000).Select(n => Sketch.Of($"State munitions works {n}|State Arms Group|Radom", $"pol-site-{n}")),
            Sketch.Of("State munitions works no. 777|State Arms Group|Radom", "pol-twin"),
        ];
        var index = new SiteIndex(many);

        Assert.Contains("pol-site-777 pol-twin", Ids(index));
        Assert.Equal(["pol-site-42"], index.Like(Sketch.Of("State Munition Works 42|State Arms Group|Radom", "pol-new")).Select(found => found.Site.Id.Value));
    }

    [Fact]
    public async Task Search_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var index = new SiteIndex(Sites, cancelled.Token);
        await cancelled.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => index.Pairs(cancellation: cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => new SiteIndex(Sites, cancelled.Token));
    }

    private static IEnumerable<string> Ids(SiteIndex index, double minimum = SiteMatcher.Threshold) =>
        index.Pairs(minimum).Select(pair => $"{pair.First.Id} {pair.Second.Id}");
}

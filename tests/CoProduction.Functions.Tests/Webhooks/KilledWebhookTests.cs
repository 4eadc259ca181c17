namespace CoProduction.Functions.Tests.Webhooks;

/// <summary>Webhooks of a program that was killed at each step: nothing is lost, and what comes again has the same id.</summary>
public sealed class KilledWebhookTests(KilledWebhooks killed) : IClassFixture<KilledWebhooks>
{
    public static TheoryData<string, string> Points => [.. KilledWebhooks.Points.Select(point => (point.Key, point.Value))];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Every_change_is_told_in_order_and_what_was_told_before_comes_again_with_the_same_id(string partner, string killedAt)
    {
        var before = killed.Before[partner];
        var after = new List<Delivery>();
        do
        {
            after.Add(await killed.ReceiverOf(partner).Next());
        }
        while (after[^1].Value != 3);

        Assert.True(partner is "NOR" or "SWE" == (before.Count == 1), $"Killed {killedAt}: {before.Count} deliveries before.");
        Assert.Equal([null, null, 3.0], after.DistinctBy(delivery => delivery.Id).Select(delivery => delivery.Value));
        Assert.Equal(["created", "changed", "changed"], after.DistinctBy(delivery => delivery.Id).Select(delivery => delivery.Action));
        Assert.All(before, delivery => Assert.Equal(after[0].Id, delivery.Id));
    }
}

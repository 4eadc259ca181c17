using System.Net;
using CoProduction.Functions.Tests.Import;

namespace CoProduction.Functions.Tests.Idempotency;

/// <summary>Keys within and after their 24 hours, with and without the nightly deletion of old ones.</summary>
public sealed class ExpiredKeyTests(ExpiredKeys keys) : IClassFixture<ExpiredKeys>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Record_is_entered_again_after_a_day_and_not_before(bool forgets)
    {
        var (first, within, after, _, _) = Thrice("record", forgets);

        Assert.Equal((HttpStatusCode.Created, first.Headers.Location), (within.Status, within.Headers.Location));
        Assert.Equal(HttpStatusCode.Created, after.Status);
        Assert.NotEqual(first.Headers.Location, after.Headers.Location);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Files_are_imported_again_after_a_day_and_not_before(bool forgets)
    {
        var (first, within, after, _, files) = Thrice("files", forgets);

        Assert.Equal(first.Job(), within.Job());
        Assert.NotEqual(first.Job(), after.Job());
        Assert.Equal(("succeeded", 1), (files.State(), files.Rows().Unchanged));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Job_is_another_after_a_day_and_not_before(bool forgets)
    {
        var (first, within, after, jobs, _) = Thrice("job", forgets);

        Assert.Equal(first.Job(), within.Job());
        Assert.NotEqual(first.Job(), after.Job());
        Assert.Equal([after.Job(), first.Job()], jobs.Where(job => job == first.Job() || job == after.Job()));
    }

    private ExpiredKeys.Thrice Thrice(string request, bool forgets)
    {
        var thrice = keys.To(request, forgets);
        Assert.Equal([false, true, false], new[] { thrice.First, thrice.Within, thrice.After }.Select(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal((thrice.First.Status, thrice.First.Text), (thrice.Within.Status, thrice.Within.Text));
        return thrice;
    }
}

using Xunit.Sdk;

namespace CoProduction.Domain.Tests;

public sealed class SeedsTests
{
    [Theory]
    [InlineData(300, 60, 300)]
    [InlineData(60, 12, 60)]
    [InlineData(26, 6, 26)]
    [InlineData(25, 5, 25)]
    [InlineData(12, 5, 12)]
    [InlineData(3, 3, 3)]
    public void Usual_run_tries_a_fifth_of_the_seeds_or_five_and_a_long_one_all(int all, int usual, int inFull) =>
        Assert.Equal((usual, inFull), (Seeds.Last(all, isLong: false), Seeds.Last(all, isLong: true)));

    [Fact]
    public async Task Seeds_of_this_run_are_tried_in_order()
    {
        var (tried, awaited) = (new List<int>(), new List<int>());

        Seeds.Each(60, tried.Add);
        await Seeds.Each(60, async seed =>
        {
            await Task.Yield();
            awaited.Add(seed);
        });

        Assert.Equal(Enumerable.Range(1, TestMode.IsLong ? 60 : 12), tried);
        Assert.Equal(tried, awaited);
    }

    [Fact]
    public void Failing_seed_is_named_with_the_assertion_that_failed()
    {
        var failure = Assert.Throws<XunitException>(() => Seeds.Each(5, seed => Assert.True(seed != 3, "It is three.")));

        Assert.Equal("Fails under seed 3, one of 1 to 5.", failure.Message);
        Assert.Equal("It is three.", Assert.IsType<TrueException>(failure.InnerException).Message);
        Assert.Contains(nameof(Failing_seed_is_named_with_the_assertion_that_failed), failure.InnerException!.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_seed_is_named_where_the_property_is_awaited()
    {
        var failure = await Assert.ThrowsAsync<XunitException>(() => Seeds.Each(5, async seed =>
        {
            await Task.Yield();
            Assert.NotEqual(3, seed);
        }));

        Assert.StartsWith("Fails under seed 3,", failure.Message, StringComparison.Ordinal);
        Assert.IsType<NotEqualException>(failure.InnerException);
    }

    [Fact]
    public void Seed_that_ends_in_an_error_is_named_too()
    {
        var failure = Assert.Throws<XunitException>(() => Seeds.Each(5, seed => _ = 1 / (seed - 2)));

        Assert.StartsWith("Fails under seed 2,", failure.Message, StringComparison.Ordinal);
        Assert.IsType<DivideByZeroException>(failure.InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Property_without_a_seed_fails(int none)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Seeds.Each(none, seed => { }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Seeds.Each(none, seed => Task.CompletedTask));
        Assert.Throws<ArgumentOutOfRangeException>(() => Seeds.EachWithCases(none, seed => 1));
    }

    [Fact]
    public void Property_whose_seeds_have_no_case_fails()
    {
        Seeds.EachWithCases(5, seed => seed == 4 ? 1 : 0);

        Assert.Throws<TrueException>(() => Seeds.EachWithCases(5, seed => 0));
    }
}

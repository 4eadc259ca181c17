using CoProduction.Functions.Http;

namespace CoProduction.Functions.Tests.Http;

/// <summary>Values of any size that are kept up to a limit.</summary>
public sealed class BoundedCacheTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(38)]
    [InlineData(60)]
    [InlineData(100)]
    public void What_was_kept_last_is_there_whatever_its_size(int size)
    {
        using var cache = new BoundedCache<string>(100);
        for (var number = 0; number < 250; number++)
        {
            cache.Keep(number, $"{number}", size);
            Assert.Equal($"{number}", cache.Find(number));
        }

        Assert.InRange(Enumerable.Range(0, 250).Count(number => cache.Find(number) is not null), 1, 100 / size);
    }

    [Fact]
    public void What_is_larger_than_the_limit_takes_nothing_from_the_others()
    {
        using var cache = new BoundedCache<string>(100);
        cache.Keep("small", "small", 10);

        Assert.Equal("large", cache.Keep("large", "large", 101));
        Assert.Null(cache.Find("large"));
        Assert.Equal("small", cache.Find("small"));
    }
}

using System.Globalization;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry.Statements;

public sealed class PeriodTests : ParsingContract<Period, PeriodTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right =>
            ["2024", "2024-07", "2024-07-20", "2024-2025", "2024-2024", "1900", "2199", "1900-01-01", "2199-12-31", "2024-02-29", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4"];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("span backwards", "2025-2024"),
            ("span begins too early", "1899-2024"),
            ("span ends too late", "2024-2200"),
            ("year too early", "1899"),
            ("year too late", "2200"),
            ("day too early", "1899-12-31"),
            ("day too late", "2200-01-01"),
            ("no such day", "2023-02-29"),
            ("no such month", "2024-13"),
            ("short year", "24"),
            ("month without its zero", "2024-7"),
            ("day without its zero", "2024-07-2"),
            ("time of day", "2024-07-20T00:00:00Z"),
            ("fifth quarter", "2024-Q5"),
            ("quarter 0", "2024-Q0"),
            ("third half", "2024-H3"),
            ("small letter", "2024-q3"),
            ("quarter before its year", "Q3-2024"),
            ("span with a quarter", "2024-2025-Q1"),
            ("other order", "20-07-2024"),
            ("en dash", "2024\u20132025"),
            ("Arabic-Indic digit", "202\u0664"),
            ("Arabic-Indic digit in a day", "2024-07-2\u0660"),
        ];
    }

    [Theory]
    [InlineData("2024", "2024-07")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024-03-31", "2024-03")]
    [InlineData("2024-2026", "2026-07")]
    [InlineData("2024-H1", "2024-04")]
    [InlineData("2024-H2", "2024-10")]
    [InlineData("2024-Q1", "2024-02")]
    [InlineData("2024-Q4", "2024-11")]
    public void Date_counts_from_a_month(string date, string month) => Assert.Equal(month, Sample.As<Period>(date).Month.ToString());

    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", 12)]
    [InlineData("2024-2025", "2024-01-01", "2025-12-31", 24)]
    [InlineData("2028-H1", "2028-01-01", "2028-06-30", 6)]
    [InlineData("2028-H2", "2028-07-01", "2028-12-31", 6)]
    [InlineData("2028-Q1", "2028-01-01", "2028-03-31", 3)]
    [InlineData("2028-Q3", "2028-07-01", "2028-09-30", 3)]
    [InlineData("2028-02", "2028-02-01", "2028-02-29", 1)]
    [InlineData("2028-02-15", "2028-02-15", "2028-02-15", 12.0 / 365)]
    public void Period_has_a_first_day_a_last_day_and_a_length(string period, string first, string last, double months)
    {
        var read = Sample.As<Period>(period);

        Assert.Equal((first, last, months), (read.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), read.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), read.Months));
    }

    [Fact]
    public void Dates_are_ordered_by_the_month_they_count_from_and_then_as_written()
    {
        string[] inOrder = ["2023-2024", "2024-07", "2024-07-01", "2024-07-20", "2024-12", "2025-01", "2025"];
        string[] shuffled = ["2025", "2024-12", "2024-07-20", "2023-2024", "2025-01", "2024-07-01", "2024-07"];

        Assert.Equal(inOrder, Sample.Sorted<Period>(shuffled));
    }

    [Fact]
    public void No_date_comes_before_every_date() => Assert.True(Sample.As<Period>("1900").CompareTo(null) > 0);

    [Fact]
    public void Date_of_a_day_is_written_as_a_day() => Assert.Equal("2024-07-01", Period.Of(new DateOnly(2024, 7, 1)).Text);

    [Fact]
    public void Dates_that_count_from_one_month_are_not_equal_unless_written_the_same() =>
        Assert.NotEqual(Sample.As<Period>("2024"), Sample.As<Period>("2024-07"));
}

using CoProduction.Registry.Dates;

namespace CoProduction.Domain.Tests.Registry.Dates;

public sealed class PartialDateTests : ParsingContract<PartialDate, PartialDateTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right =>
            ["2024", "2024-07", "2024-07-20", "2024-2025", "2024-2024", "1900", "2199", "1900-01-01", "2199-12-31", "2024-02-29"];

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
            ("quarter", "2024-Q3"),
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
    public void Date_counts_from_a_month(string date, string month) => Assert.Equal(month, Sample.As<PartialDate>(date).Month.ToString());

    [Fact]
    public void Dates_are_ordered_by_the_month_they_count_from_and_then_as_written()
    {
        string[] inOrder = ["2023-2024", "2024-07", "2024-07-01", "2024-07-20", "2024-12", "2025-01", "2025"];
        string[] shuffled = ["2025", "2024-12", "2024-07-20", "2023-2024", "2025-01", "2024-07-01", "2024-07"];

        Assert.Equal(inOrder, Sample.Sorted<PartialDate>(shuffled));
    }

    [Fact]
    public void No_date_comes_before_every_date() => Assert.True(Sample.As<PartialDate>("1900").CompareTo(null) > 0);

    [Fact]
    public void Date_of_a_day_is_written_as_a_day() => Assert.Equal("2024-07-01", PartialDate.Of(new DateOnly(2024, 7, 1)).Text);

    [Fact]
    public void Dates_that_count_from_one_month_are_not_equal_unless_written_the_same() =>
        Assert.NotEqual(Sample.As<PartialDate>("2024"), Sample.As<PartialDate>("2024-07"));
}

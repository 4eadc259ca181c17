using System.Globalization;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Statements;

namespace CoProduction.Domain.Tests.Registry.Dates;

public sealed class MonthTests : ParsingContract<Month, MonthTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["2030-10", "1900-01", "2199-12", "2024-02"];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("no thirteenth month", "2030-13"),
            ("no month 0", "2030-00"),
            ("too early", "1899-12"),
            ("too late", "2200-01"),
            ("one digit", "2030-1"),
            ("one digit and a blank", "2030- 1"),
            ("five-digit year", "02030-1"),
            ("slash", "2030/10"),
            ("a day", "2030-10-01"),
            ("a year", "2030"),
            ("figure dash", "2030\u201210"),
            ("Arabic-Indic digit", "203\u0660-10"),
            ("sign", "-030-10"),
        ];
    }

    [Theory]
    [InlineData(1899, 12, "year")]
    [InlineData(2200, 1, "year")]
    [InlineData(int.MaxValue, 1, "year")]
    [InlineData(2030, 0, "month")]
    [InlineData(2030, 13, "month")]
    [InlineData(2030, int.MinValue, "month")]
    public void Month_out_of_range_is_refused(int year, int month, string parameter) =>
        Refused.Naming(parameter, () => _ = new Month(year, month));

    [Fact]
    public void Month_of_a_day_out_of_range_is_refused() => Refused.Naming("year", () => Month.Of(DateOnly.MinValue));

    [Fact]
    public void Month_of_a_day_is_the_month_it_lies_in() => Assert.Equal(new Month(2024, 2), Month.Of(new DateOnly(2024, 2, 29)));

    [Fact]
    public void Year_and_month_are_those_given()
    {
        var december = new Month(2029, 12);

        Assert.Equal((2029, 12), (december.Year, december.OfYear));
    }

    [Fact]
    public void Default_month_is_a_month_too()
    {
        Assert.Equal(new Month(1900, 1), default);
        Assert.Equal("1900-01", default(Month).ToString());
    }

    [Theory]
    [InlineData("2030-10", 0, "2030-10")]
    [InlineData("2030-10", 3, "2031-01")]
    [InlineData("2030-01", -1, "2029-12")]
    [InlineData("2030-10", -22, "2028-12")]
    [InlineData("1900-01", 3599, "2199-12")]
    [InlineData("2199-12", -3599, "1900-01")]
    public void Months_are_added_over_years(string from, int months, string to)
    {
        var first = Sample.As<Month>(from);

        Assert.Equal(to, first.Plus(months).ToString());
        Assert.Equal(months, first.Plus(months).Since(first));
    }

    [Theory]
    [InlineData("2199-12", 1)]
    [InlineData("1900-01", -1)]
    [InlineData("2030-10", int.MaxValue)]
    [InlineData("2030-10", int.MinValue)]
    public void Sum_out_of_range_is_refused(string from, int months) =>
        Refused.Naming("months", () => Sample.As<Month>(from).Plus(months));

    [Fact]
    public void Months_are_ordered_in_time()
    {
        var (earlier, later) = (new Month(2029, 12), new Month(2030, 1));

        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier);
        Assert.False(later < earlier || earlier > later || later <= earlier || earlier >= later);
        Assert.Equal(-1, earlier.CompareTo(later));
        Assert.Equal(-1, earlier.Since(later));
    }

    [Fact]
    public void Culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.DateTimeFormat.DateSeparator = "/";
        odd.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        odd.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("2030-10", Sample.As<Month>("2030-10").ToString());
            Assert.Equal("2024-07-20", Period.Of(new DateOnly(2024, 7, 20)).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

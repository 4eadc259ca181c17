using System.Buffers.Binary;
using CoProduction.Functions.Mail.Briefings;

namespace CoProduction.Functions.Tests.Mail.Briefings;

/// <summary>The charts of a briefing.</summary>
public sealed class ChartTests
{
    private static readonly BriefingSource Source = SmallRegister.Source(SmallRegister.Of(SmallRegister.Works(due: "2027-03")));

    [Fact]
    public void Chart_is_a_PNG_and_stands_for_a_sentence_with_its_figures()
    {
        var chart = Assert.Single(BriefingModel.Of(Source, SmallRegister.Wishes(), default).Charts);

        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], chart.Png.Span[..8].ToArray());
        Assert.Equal((880, 520), (BinaryPrimitives.ReadInt32BigEndian(chart.Png.Span[16..]), BinaryPrimitives.ReadInt32BigEndian(chart.Png.Span[20..])));
        Assert.StartsWith("artillery-155, in percent of its goal: from 50 % in 2025-11 the central reading comes to 100 % in 2030-10, the floor to 100 %", chart.Alt, StringComparison.Ordinal);
    }

    /// <summary>ScottPlot keeps its fonts in static collections.</summary>
    [Fact]
    public void Charts_drawn_at_once_are_the_same_bytes()
    {
        var charts = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => Convert.ToBase64String(Assert.Single(BriefingModel.Of(Source, SmallRegister.Wishes(), default).Charts).Png.Span));

        Assert.Single(charts.Distinct());
    }

    [Fact]
    public void Without_charts_the_HTML_says_their_sentences()
    {
        var briefing = BriefingModel.Of(Source, SmallRegister.Wishes() with { WithCharts = false, WithFigures = false }, default);
        var rendered = BriefingTemplates.Render(briefing, SmallRegister.Links with { Preferences = null });

        Assert.Empty(rendered.Images);
        Assert.Empty(rendered.Attachments);
        Assert.DoesNotContain("<img", rendered.Html, StringComparison.Ordinal);
        Assert.Contains(briefing.Families[0].Course, Stripped.Html(rendered.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("Change what you get", rendered.Html, StringComparison.Ordinal);
    }
}

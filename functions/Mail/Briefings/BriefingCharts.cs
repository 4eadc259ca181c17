using CoProduction.Functions.GapReports;

using CoProduction.Registry;
using CoProduction.Registry.Dates;
using ScottPlot;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// Draws how a family's index goes from month to month: the goal's path, the floor, the central reading, the ceiling, and between which figures eight of ten
/// trials lie. Lines differ by their pattern, not by colour alone.
/// </summary>
internal static class BriefingCharts
{
    // Shown at half the size, so that it is sharp on dense screens.
    private const int Width = 880;
    private const int Height = 520;

    // Its own background, which is quiet on a light sheet and on a dark one.
    private static readonly Color Ground = Color.FromHex("#f7f9fb");

    private static readonly Lock Turn = new();

    static BriefingCharts() => ChartFont.Use();

    public static InlineImage Of(GapReportId night, FamilyResponse family, GoalProbabilitiesResponse? probabilities, BriefingFigures figures)
    {
        var chances = probabilities?.Families.FirstOrDefault(each => each.Family == family.Family);
        return new InlineImage($"{family.Family}.{night}@coproduction", Draw(family, chances?.Months), VerdictSection.CourseOf(family, chances, figures));
    }

    private static byte[] Draw(FamilyResponse family, IReadOnlyList<QuantilesResponse>? fan)
    {
        // ScottPlot keeps its fonts in static collections, which only one thread at a time may fill.
        lock (Turn)
        {
            using var plot = new Plot();
            plot.Font.Set(ChartFont.Name);
            plot.FigureBackground.Color = Ground;
            plot.DataBackground.Color = Ground;
            var first = Parsed.As<Month>(family.Months[0].Month);
            if (fan is { Count: > 0 })
            {
                var between = plot.Add.FillY(
                    fan.Select(month => (double)Parsed.As<Month>(month.Month).Since(first)).ToArray(),
                    fan.Select(month => Percent(month.P10.Central)).ToArray(),
                    fan.Select(month => Percent(month.P90.Central)).ToArray());
                between.FillColor = Color.FromHex("#cfdef0");
                between.LineWidth = 0;
                between.MarkerSize = 0;
                between.LegendText = "8 of 10 trials";
            }

            Line(plot, family, month => Percent(month.Path), "goal", "#1a2027", 3, LinePattern.Dotted);
            Line(plot, family, month => Percent(month.Index.Floor), "floor", "#9a4a12", 4, LinePattern.DenselyDashed);
            Line(plot, family, month => Percent(month.Index.Ceiling), "ceiling", "#2c6e49", 4, LinePattern.Dashed);
            Line(plot, family, month => Percent(month.Index.Central), "central", "#1f4f8f", 6, LinePattern.Solid);
            Axes(plot, family, first);
            return plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);
        }
    }

    private static void Line(Plot plot, FamilyResponse family, Func<FamilyMonthResponse, double> height, string name, string colour, float width, LinePattern pattern)
    {
        var line = plot.Add.Scatter(Enumerable.Range(0, family.Months.Count).Select(month => (double)month).ToArray(), family.Months.Select(height).ToArray());
        line.LegendText = name;
        line.Color = Color.FromHex(colour);
        line.LineWidth = width;
        line.LinePattern = pattern;
        line.MarkerSize = 0;
    }

    private static void Axes(Plot plot, FamilyResponse family, Month first)
    {
        var last = family.Months.Count - 1;
        plot.Axes.SetLimits(0, last, 0, 108);
        var years = Enumerable.Range(1, (last + first.OfYear - 1) / 12).Select(year => (Place: (double)((12 * year) - first.OfYear + 1), Name: $"{first.Year + year}")).ToArray();
        plot.Axes.Bottom.SetTicks([.. years.Select(year => year.Place)], [.. years.Select(year => year.Name)]);
        plot.Axes.Left.SetTicks([0, 25, 50, 75, 100], ["0 %", "25 %", "50 %", "75 %", "100 %"]);
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = 30;
            axis.TickLabelStyle.ForeColor = Color.FromHex("#3a444e");
            axis.FrameLineStyle.Color = Color.FromHex("#8a949e");
            axis.MajorTickStyle.Color = Color.FromHex("#8a949e");
        }

        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Color.FromHex("#e3e7eb");
        plot.Legend.FontSize = 30;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.BackgroundColor = Ground;
        plot.Legend.OutlineColor = Ground;
        plot.Legend.TightHorizontalWrapping = true;
        plot.Legend.SymbolWidth = 36;
        plot.Legend.ShadowOffset = PixelOffset.Zero;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
    }

    private static double Percent(double? share) => 100 * (share ?? 1);
}

using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace CoProduction.Functions.Mail.Briefings;

/// <summary>The font of the charts. The program brings it along, so that charts look the same on every machine, also on one without fonts.</summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Name = "IBM Plex Sans";

    private static readonly Lazy<SKTypeface> Typeface = new(Read);

    /// <summary>Lets charts find it, and use it where they are told no other.</summary>
    public static void Use()
    {
        Fonts.FontResolvers.Insert(0, new ChartFont());
        Fonts.Default = Name;
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => fontName == Name ? Typeface.Value : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Typeface.Value : null;

    private static SKTypeface Read()
    {
        using var font = Assembly.GetExecutingAssembly().GetManifestResourceStream("mail.font.ttf")!;
        using var data = SKData.Create(font);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("The font of the charts cannot be read.");
    }
}

using System.Globalization;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Mail.Templates;
using Fluid;

namespace CoProduction.Functions.Mail.Consent;

/// <summary>The mail that asks a recipient to confirm its address. It says what would come, how often and from whom.</summary>
internal static class ConfirmationMail
{
    private const string Marking = "UNCLASSIFIED";
    private const string Title = "Confirm that you want the weekly gap report";

    private static readonly TemplateOptions Options = MailTemplates.Options(typeof(Confirmation));
    private static readonly IFluidTemplate TextTemplate = MailTemplates.Parse("confirmation.txt.liquid");
    private static readonly IFluidTemplate HtmlTemplate = MailTemplates.Parse("confirmation.html.liquid");

    /// <summary>Writes it.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="link">The recipient's link.</param>
    public static RenderedMail Of(Subscription subscription, string link)
    {
        var confirmation = new Confirmation(Marking, Title, SentenceOf(subscription), link);
        return new RenderedMail($"{Marking} // {Title}", MailTemplates.Text(TextTemplate, Showing(confirmation)), MailTemplates.Markup(HtmlTemplate, Showing(confirmation)), [], []);
    }

    private static string SentenceOf(Subscription subscription)
    {
        var (weekday, hour, zone) = subscription.Schedule;
        var reminder = subscription.Reminders ? ", and once a month a reminder of its open questions" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The ministry of {subscription.Partner} asks for the weekly gap report of CoProduction to be sent to this address, each {weekday} at {hour:00}:00 ({zone}){reminder}.");
    }

    private static TemplateContext Showing(Confirmation confirmation)
    {
        var context = new TemplateContext(Options);
        context.SetValue("confirmation", confirmation);
        return context;
    }

    private sealed record Confirmation(string Marking, string Title, string Sentence, string Link);
}

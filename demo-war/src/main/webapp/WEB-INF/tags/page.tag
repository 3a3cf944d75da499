<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" %>
<%@ attribute name="title" required="true" rtexprvalue="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><c:out value="${title}"/></title>
<link rel="stylesheet" href="/shop.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="name"><a href="/">The bookshop</a></p>
<p>Books worth keeping, first published since Homer.</p>
</header>
<main id="content">
<jsp:doBody/>
</main>
<footer class="site">
<p>A demonstration of Freshet. The books are real, the shop is not. <a href="/api/v1/books">The same list for programs</a> <a href="/dashboard">The shop at a glance</a></p>
</footer>
</body>
</html>
